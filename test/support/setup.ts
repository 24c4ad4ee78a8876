import { afterEach, beforeEach, expect, vi } from "vitest";

// No test may reach beyond this machine: an endpoint that is set must be on the loopback.
for (const [key, value] of Object.entries(process.env)) {
  if (!key.startsWith("AWS_ENDPOINT_URL") || !value) continue;
  const host = new URL(value).hostname;
  if (host !== "127.0.0.1" && host !== "localhost" && host !== "[::1]") {
    throw new Error(`${key} is ${value}: tests run against loopback endpoints only. Unset it and run again.`);
  }
}
process.env["AWS_EC2_METADATA_DISABLED"] = "true";

// A test that prints an error has failed, whatever it asserts.
beforeEach(() => {
  vi.spyOn(console, "error");
});
afterEach(() => {
  expect(vi.mocked(console.error).mock.calls).toEqual([]);
  vi.restoreAllMocks();
});
