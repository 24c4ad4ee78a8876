import { createApi } from "../../../../functions/web/api/create-api.ts";
import type { WebSettings } from "../../../../functions/web/web-ports.ts";
import { memoryPorts, testFormKey, testReferenceKey } from "../../../support/memory-ports.ts";

export const deskToken = "desk-token-of-the-api-tests-0123456789";

/** The API over ports in memory, with short ways to call it. Paths are those below `/api/v1`. */
export function apiOfTest() {
  const memory = memoryPorts();
  const settings: WebSettings = {
    publicUrl: "https://postcase.example",
    deskAddress: "support@postcase.example",
    referenceKey: testReferenceKey,
    linkKeys: memory.ports.linkKeys,
    formKey: testFormKey,
    deskToken,
    uidPattern: /^[0-9]{6,20}$/u,
  };
  const api = createApi(memory.ports, settings);
  const send = (path: string, body: string | Uint8Array<ArrayBuffer>, headers: Record<string, string> = {}) =>
    Promise.resolve(
      api.request(path, { method: "POST", body, headers: { "content-type": "application/json", ...headers } }),
    );
  const authorization = { authorization: `Bearer ${deskToken}` };
  return {
    ...memory,
    settings,
    api,
    send,
    post: (path: string, body: unknown, headers?: Record<string, string>) => send(path, JSON.stringify(body), headers),
    get: (path: string, headers: Record<string, string> = {}) => Promise.resolve(api.request(path, { headers })),
    desk: {
      get: (path: string) => Promise.resolve(api.request(`/desk/${path}`, { headers: authorization })),
      post: (path: string, body: unknown, headers: Record<string, string> = {}) =>
        send(`/desk/${path}`, JSON.stringify(body), { ...authorization, ...headers }),
    },
  };
}

/** The JSON of an answer, as a value that a test may look into. */
export const jsonOf = async (response: Response): Promise<Json> => (await response.json()) as Json;

export interface Json {
  readonly [name: string]: unknown;
  readonly errors?: readonly { readonly field: string; readonly code: string; readonly message: string }[];
}

/** Field and code of every error of a refusal: `{ txid: "txid-is-address" }`. */
export const codesOf = async (response: Response): Promise<Record<string, string>> =>
  Object.fromEntries(((await jsonOf(response)).errors ?? []).map(({ field, code }) => [field, code]));

/** A complete deposit, as a program sends it. */
export const aBody = (overrides: Record<string, unknown> = {}, fields: Record<string, unknown> = {}) => ({
  caseType: "deposit-not-credited",
  language: "en",
  customer: { email: "ana@example.test", uid: "656077440519049601" },
  fields: {
    coin: "USDT",
    network: "ERC20",
    txid: "0x9edaf0f7d9c6629c31bbf0471fc07d696c73b566b93783f7e25d8d5d2b62fa4f",
    amount: "250.50",
    occurredAt: "2026-11-20 21:20 UTC+8",
    ...fields,
  },
  ...overrides,
});
