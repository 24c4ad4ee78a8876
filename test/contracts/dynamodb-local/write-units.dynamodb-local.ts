import { beforeAll, expect, inject, test } from "vitest";
import { type Measurement, measureCase, totalOf } from "../../bench/write-units.ts";

let measured: Measurement;
beforeAll(async () => {
  measured = await measureCase(inject("dynamodbLocalPort"), "write-units");
});

test("the measured case is a typical one: 2 KB, found by four values", () => {
  expect(measured.caseBytes).toBeGreaterThanOrEqual(2000);
  expect(measured.caseBytes).toBeLessThan(2500);
  expect(measured.lookupRows).toBe(4);
});

test("creating it with its lookup rows takes at most 9 write units, each index and row one", () => {
  const [put, ...rows] = measured.creation;

  expect(totalOf(measured.creation)).toBeLessThanOrEqual(9);
  expect(put).toMatchObject({ request: "PutItem", due: 1, queue: 1 });
  expect(rows.map(({ request, total }) => [request, total])).toEqual(
    Array.from({ length: 4 }, () => ["UpdateItem", 1]),
  );
});

test("its whole life with three notices and their events takes at most 36 write units", () => {
  expect(measured.life.filter(({ step }) => step.endsWith("delivery event"))).toHaveLength(3);
  expect(totalOf(measured.life)).toBeLessThanOrEqual(36);
});

test("taking a lease writes no index", () => {
  const leases = measured.life.filter(({ step, request }) => step.endsWith(": notice") && request === "PutItem");

  expect(leases.filter(({ due, queue }) => due === 0 && queue === 0).length).toBeGreaterThanOrEqual(3);
});
