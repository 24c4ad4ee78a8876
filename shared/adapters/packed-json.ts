import { deflateRawSync, inflateRawSync } from "node:zlib";

// What the JSON of most cases has in common, the most frequent last (RFC 1951 reaches back at most 32 KB and codes near
// matches in fewer bits). Items can only be read with the very text they were written with: a better one is a new
// constant and a new schema version, and this one stays for the items that have it.
const dictionary = Buffer.from(
  [
    '"orderNumber":"withdrawalId":"counterparty":"memoRight":"memoUsed":"contractAddress":"sourcePlatform":"whatHappened":',
    '"noticedAt":"freezeWanted":"registeredContact":"description":"place":"mail-subject"place":"api""known":"stated"',
    '"known":"assumed""state":"delivered""state":"withheld","reason":"sender-unproven""state":"needs-information"',
    '"state":"answered""state":"closed""kind":"information-received","state":"sending","kind":"corrected","by":"customer"',
    '"trust":"proven","kind":"desk-update","state":"sent","tells":{"state":"in-progress","messageId":"message#000',
    '"kind":"information-added","kind":"mail-received","by":"customer","channel":"email","payload":"mail#',
    '"kind":"state-changed","by":"desk","state":"in-progress","payload":"message#000',
    '"attempts":1,"leaseUntil":"2026-1,"sesMessageId":"01000000-000000","sentAt":"2026-"inReplyTo":"<',
    '"fromAddress":{"value":"0x"toAddress":{"value":"0x"place":"mail-body","rule":"label"},"network":"tron"},',
    '"rule":"explorer-url"}{"email":"@gmail.com","emailProven":false,"trust":"unproven","fields":{',
    '"uid":{"value":"","asTyped":"","provenance":{"place":"form"}},"coin":{"value":"USDT","asTyped":"USDT",',
    '"provenance":{"place":"form"}},"network":{"value":"ethereum","asTyped":"ERC20","provenance":{"place":"form"}},',
    '"txid":{"value":"0x","asTyped":"0x","provenance":{"place":"form"},"network":"ethereum"},',
    '"amount":{"value":"","asTyped":"","provenance":{"place":"form"}},"occurredAt":{"value":"2026-1:00.000Z","asTyped":"2026-1',
    '","provenance":{"place":"form"},"zone":{"offsetMinutes":480,"known":"chosen"}}},"privacyNotice":"2026-11",',
    '"timeline":[{"at":"2026-1:00.000Z","kind":"received","by":"customer","channel":"form","state":"received","seq":1}],',
    '"timelineCount":1,"notices":[{"id":"acknowledgement-1","kind":"acknowledgement","state":"due","dueAt":"2026-11-2',
    '.000Z","attempts":0}],"noticeCount":1,"linkGeneration":1,"origin":{"keyHash":"","bodyHashes":["',
    '"]},"lookupsDue":true,"lookupsDue":false,"addressCorrectable":true}',
  ].join(""),
);

/**
 * A value as compressed JSON. A case of 2 KB takes 1.5 KB as a DynamoDB map, 1.8 KB as plain JSON and about 0.4 KB like
 * this, so that creating or changing it is one write unit and not two or three.
 */
export const packJson = (value: unknown): Uint8Array => deflateRawSync(JSON.stringify(value), { dictionary });

/** The value that `packJson` was given. Throws where the bytes are not of it. */
export const unpackJson = (bytes: Uint8Array): unknown =>
  JSON.parse(inflateRawSync(bytes, { dictionary }).toString("utf8"));
