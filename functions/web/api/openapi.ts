import * as z from "zod/mini";
import { caseTypeIds } from "#shared/domain/case-types.ts";
import { type ErrorCode, errorCodes } from "#shared/domain/errors.ts";
import { fieldIds } from "#shared/domain/fields.ts";
import { fieldSchemas, submissionBody } from "#shared/domain/submission-schema.ts";
import { words } from "#shared/words/index.ts";
import { statusOf } from "../errors.ts";
import type { WebSettings } from "../web-ports.ts";
import { problemAnswer } from "./answer-schemas.ts";
import { type Operation, operations, refusalsOfAll, refusalsOfBodies, refusalsOfDesk } from "./operations.ts";

type Json = Record<string, unknown>;

const schemaPath = "#/components/schemas/";
const submissionId = (caseType: string): string => `Submission-${caseType}`;

/** The OpenAPI 3.1 document of the JSON API, made from the schemas that the API itself reads and answers by. */
export const openApiDocument = ({ publicUrl, deskAddress }: Pick<WebSettings, "publicUrl" | "deskAddress">): Json => ({
  openapi: "3.1.0",
  info: {
    title: "Postcase",
    version: "1",
    description:
      "Case intake of a crypto-exchange support desk. Answers are JSON; refusals are problem+json (RFC 9457) with a stable `code`, and one entry per field in `errors`. Sentences are in the language of `?lang=` or `Accept-Language` (en, zh-Hans, zh-Hant).",
    contact: { email: deskAddress },
  },
  servers: [{ url: `${publicUrl}/api/v1` }],
  paths: paths(),
  components: {
    schemas: componentSchemas(),
    securitySchemes: { desk: { type: "http", scheme: "bearer", description: "The desk's token." } },
  },
});

function paths(): Json {
  const byPath: Record<string, Json> = {};
  for (const operation of operations) {
    byPath[operation.path] = { ...byPath[operation.path], [operation.method]: operationOf(operation) };
  }
  return byPath;
}

function operationOf(operation: Operation): Json {
  const { id, summary, description, secured, body, examples } = operation;
  const content = { schema: body === "submission" ? anySubmission() : body && schemaOf(body), ...named(examples) };
  return {
    operationId: id,
    summary,
    ...(description && { description }),
    security: secured ? [{ desk: [] }] : [],
    parameters: parametersOf(operation),
    ...(body && { requestBody: { required: true, content: { "application/json": content } } }),
    responses: { ...answersOf(operation), ...refusalsOf(operation) },
  };
}

const named = (examples: Operation["examples"]): Json =>
  examples ? { examples: Object.fromEntries(Object.entries(examples).map(([name, value]) => [name, { value }])) } : {};

function parametersOf({ path, query = {}, headers = {} }: Operation): Json[] {
  const inPath = [...path.matchAll(/\{([a-z]+)\}/g)].map(([, name]) => ({
    name,
    in: "path",
    required: true,
    description: "In any spelling that people use.",
    schema: { type: "string" },
  }));
  const inQuery = Object.entries(query).map(([name, schema]) => ({ name, in: "query", schema: schemaOf(schema) }));
  const inHeaders = Object.entries(headers).map(([name, { schema, description }]) => ({
    name,
    in: "header",
    description,
    schema: schemaOf(schema),
  }));
  return [...inPath, ...inQuery, ...inHeaders];
}

const answersOf = ({ answers }: Operation): Json =>
  Object.fromEntries(
    Object.entries(answers).map(([status, { description, schema, headers }]) => [
      status,
      {
        description,
        ...(headers && {
          headers: Object.fromEntries(
            Object.entries(headers).map(([name, text]) => [name, { description: text, schema: { type: "string" } }]),
          ),
        }),
        ...(schema && { content: { "application/json": { schema: schemaOf(schema) } } }),
      },
    ]),
  );

/** One answer per status; codes that share one are told apart by `code`. */
function refusalsOf({ body, secured, refusals = [] }: Operation): Json {
  const codes = new Set<ErrorCode>([
    ...(body ? refusalsOfBodies : []),
    ...(secured ? refusalsOfDesk : []),
    ...refusals,
    ...refusalsOfAll,
  ]);
  const statuses = [...new Set([...codes].map(statusOf))].sort();
  return Object.fromEntries(
    statuses.map((status) => {
      const said = [...codes]
        .filter((code) => statusOf(code) === status)
        .map((code) => `\`${code}\`: ${errorCodes[code]}`);
      const schema = { $ref: `${schemaPath}Problem` };
      return [status, { description: said.join("\n\n"), content: { "application/problem+json": { schema } } }];
    }),
  );
}

const anySubmission = (): Json => ({
  oneOf: caseTypeIds.map((caseType) => ({ $ref: schemaPath + submissionId(caseType) })),
  discriminator: {
    propertyName: "caseType",
    mapping: Object.fromEntries(caseTypeIds.map((caseType) => [caseType, schemaPath + submissionId(caseType)])),
  },
});

// `input`: what is sent may lack what is optional, and what is answered may have members that come later.
const jsonSchemaOptions = { io: "input", target: "draft-2020-12" } as const;

const schemaOf = (schema: z.ZodMiniType): Json => withoutMarks(z.toJSONSchema(schema, jsonSchemaOptions));

function componentSchemas(): Json {
  const registry = z.registry<{ id?: string; description?: string }>();
  registry.add(problemAnswer, { id: "Problem" });
  for (const caseType of caseTypeIds) {
    registry.add(submissionBody(caseType), {
      id: submissionId(caseType),
      description: words.en.caseTypes[caseType].summary,
    });
  }
  for (const field of fieldIds) {
    const { label, hint, where } = words.en.fields[field];
    registry.add(fieldSchemas[field], { description: `${label}. ${hint} ${where}` });
  }
  const { schemas } = z.toJSONSchema(registry, {
    ...jsonSchemaOptions,
    metadata: registry,
    uri: (id) => schemaPath + id,
  });
  return Object.fromEntries(Object.entries(schemas).map(([id, schema]) => [id, withoutMarks(schema)]));
}

/** The dialect is OpenAPI 3.1's own, and a component is known by its place. */
function withoutMarks({ $schema: _, $id: __, ...schema }: Json): Json {
  return schema;
}
