import { expect, test } from "vitest";
import * as z from "zod/mini";
import { caseTypeIds } from "#shared/domain/case-types.ts";
import { submissionBody } from "#shared/domain/submission-schema.ts";
import { openApiDocument } from "../../../../functions/web/api/openapi.ts";
import { operations, submissionExamples } from "../../../../functions/web/api/operations.ts";
import { apiOfTest, deskToken } from "./api-of-test.ts";

interface Document {
  readonly paths: Record<
    string,
    Record<
      string,
      { readonly operationId: string; readonly security: readonly object[]; readonly responses: Record<string, object> }
    >
  >;
  readonly components: { readonly schemas: Record<string, { readonly properties?: Record<string, unknown> }> };
}

const document = openApiDocument(apiOfTest().settings) as unknown as Document;

const operationsOfDocument = Object.entries(document.paths).flatMap(([path, methods]) =>
  Object.entries(methods).map(([method, operation]) => ({ path, method, ...operation })),
);

test("every route of the API is in the document, and the reverse", () => {
  const { api } = apiOfTest();
  const routes = api.routes
    .filter(({ method }) => method !== "ALL")
    .map(({ method, path }) => `${method} ${path.replace(/:([a-z]+)/g, "{$1}")}`);

  expect(operationsOfDocument.map(({ method, path }) => `${method.toUpperCase()} ${path}`).toSorted()).toEqual(
    [...new Set(routes)].toSorted(),
  );
});

test("it is OpenAPI 3.1 and survives being sent as JSON", () => {
  expect(document).toMatchObject({
    openapi: "3.1.0",
    servers: [{ url: "https://postcase.example/api/v1" }],
    components: { securitySchemes: { desk: { type: "http", scheme: "bearer" } } },
  });
  expect(JSON.parse(JSON.stringify(document))).toEqual(document);
});

test("every reference in it leads somewhere, and no schema has an address of its own", () => {
  const text = JSON.stringify(document);
  const targets = [...text.matchAll(/"#\/components\/schemas\/([^"]+)"/g)].map(([, id]) => id ?? "");

  expect(targets.length).toBeGreaterThan(caseTypeIds.length);
  expect(targets.filter((id) => !document.components.schemas[id])).toEqual([]);
  expect(text).not.toMatch(/"\$(id|schema)"/);
});

test("names of operations are all different", () => {
  const names = operationsOfDocument.map(({ operationId }) => operationId);

  expect(new Set(names).size).toBe(names.length);
});

test("every case type has its schema, with words on each field", () => {
  for (const caseType of caseTypeIds) {
    const schema = document.components.schemas[`Submission-${caseType}`];
    const fields = schema?.properties?.["fields"] as { properties: Record<string, { description?: string }> };

    expect(Object.values(fields.properties).filter(({ description }) => !description)).toEqual([]);
  }
});

test("the document asks for the desk's token exactly where the API does", async () => {
  const { api } = apiOfTest();

  for (const { method, path, security } of operationsOfDocument) {
    const { status } = await api.request(path.replace("{reference}", "PC-7K2M9-QX4TZ"), { method });
    expect(status === 401, path).toBe(security.length > 0);
  }
});

test("the examples pass the schemas that they stand beside", () => {
  const examples = operations.flatMap(({ body, examples = {} }) =>
    body && body !== "submission" ? Object.values(examples).map((example) => z.safeParse(body, example).success) : [],
  );

  expect(examples.length).toBeGreaterThan(5);
  expect(examples).not.toContain(false);
  for (const caseType of caseTypeIds) {
    const example = submissionExamples[caseType];
    if (example) expect(z.safeParse(submissionBody(caseType), example).success, caseType).toBe(true);
  }
});

test.each(Object.entries(submissionExamples))("the example of %s opens a case", async (_, example) => {
  const { post } = apiOfTest();

  expect((await post("/submissions", example)).status).toBe(201);
});

test("every status that the API answers with is in the document", async () => {
  const { api } = apiOfTest();
  const statusesOf = (path: string, method: string) =>
    Object.keys(document.paths[path]?.[method]?.responses ?? {}).map(Number);
  const bodies = ["", "{}", "[]", "x".repeat(70_000), JSON.stringify(submissionExamples["deposit-not-credited"])];
  const types = ["application/json", "text/plain"];

  for (const { method, path } of operationsOfDocument.filter((operation) => operation.method === "post")) {
    for (const body of bodies) {
      for (const type of types) {
        const { status } = await api.request(path.replace("{reference}", "PC-7K2M9-QX4TZ"), {
          method: "POST",
          body,
          headers: { "content-type": type, authorization: `Bearer ${deskToken}` },
        });
        expect(statusesOf(path, method), `${path} ${status}`).toContain(status);
      }
    }
  }
});
