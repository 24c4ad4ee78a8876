import type { Instant, Reference } from "#shared/domain/brand.ts";
import {
  type Case,
  hasMovedEntries,
  missingOf,
  type Payload,
  type TimelineKind,
  waitsForProof,
  wholeTimeline,
} from "#shared/domain/case.ts";
import type { CaseState } from "#shared/domain/case-states.ts";
import type { CaseTypeId, Requirement } from "#shared/domain/case-types.ts";
import type { ChannelId } from "#shared/domain/channels.ts";
import { maskEmail } from "#shared/domain/customer.ts";
import type { FieldValue, Provenance, Zone } from "#shared/domain/field-value.ts";
import { type FieldId, fieldIds } from "#shared/domain/fields.ts";
import type { LanguageId } from "#shared/domain/languages.ts";
import type { NoticeState } from "#shared/domain/notice.ts";
import { showValue } from "#shared/domain/show-value.ts";
import type { OpenedCase } from "./open-case.ts";
import type { Ports } from "./ports.ts";

/** What became of the newest mail about the case, as far as a customer can use it. */
export type Delivery = "waiting" | "sent" | "delivered" | "failed" | "none";

/** What the link shows of a case. Nothing of any mail is in it: a stranger's confirmation code would be readable here. */
export interface StatusView {
  readonly reference: Reference;
  readonly caseType: CaseTypeId;
  readonly state: CaseState;
  readonly language: LanguageId;
  readonly receivedAt: Instant;
  readonly updatedAt: Instant;
  readonly promisedBy?: Instant;
  readonly emailMasked?: string;
  readonly delivery: Delivery;
  /** Whether something waits until the customer says that the case is theirs. */
  readonly waitsForProof: boolean;
  readonly missing: readonly Requirement[];
  readonly fields: readonly {
    readonly field: FieldId;
    readonly from: "form" | "api" | "mail";
    /** Masked as the fields table says; absent for what came by mail. */
    readonly shown?: string;
    readonly zone?: Zone;
  }[];
  /** Newest first. */
  readonly history: readonly {
    readonly seq: number;
    readonly at: Instant;
    readonly kind: TimelineKind;
    readonly by: "customer" | "desk";
    readonly channel?: ChannelId;
    readonly state?: CaseState;
    readonly fields?: readonly FieldId[];
    /** An agent's words; never a mail. */
    readonly message?: string;
  }[];
}

const deliveries: Record<NoticeState, Delivery> = {
  due: "waiting",
  sending: "waiting",
  sent: "sent",
  delivered: "delivered",
  complained: "delivered",
  bounced: "failed",
  failed: "failed",
  withheld: "none",
};

const sources: Record<Provenance["place"], "form" | "api" | "mail"> = {
  form: "form",
  api: "api",
  "mail-subject": "mail",
  "mail-body": "mail",
};

/** What the link shows of an opened case. One read more where its history has outgrown its item. */
export async function readStatus(
  { case: kase, messages }: OpenedCase,
  { cases }: Pick<Ports, "cases">,
): Promise<StatusView> {
  const moved = hasMovedEntries(kase) ? await cases.payloads(kase.reference, "timeline#") : [];
  return statusView({ ...kase, timeline: wholeTimeline(kase, moved) }, messages);
}

/** The status view of a case with its timeline and the desk's messages. */
export function statusView(kase: Case, messages: readonly Payload[]): StatusView {
  const newest = kase.notices.findLast((notice) => notice.state !== "withheld");
  const texts = new Map(messages.map((message) => [message.key, message.text]));
  return {
    reference: kase.reference,
    caseType: kase.caseType,
    state: kase.state,
    language: kase.language,
    receivedAt: kase.receivedAt,
    updatedAt: kase.updatedAt,
    ...(kase.promisedBy && { promisedBy: kase.promisedBy }),
    ...(kase.email && { emailMasked: maskEmail(kase.email) }),
    delivery: newest ? deliveries[newest.state] : "none",
    waitsForProof: waitsForProof(kase),
    missing: missingOf(kase),
    fields: fieldIds.flatMap((field) => {
      const value = kase.fields[field];
      return value ? [shownField(field, value)] : [];
    }),
    history: kase.timeline
      .map(({ payload, call: _, ...entry }) => {
        const message = entry.by === "desk" && payload ? texts.get(payload) : undefined;
        return message === undefined ? entry : { ...entry, message };
      })
      .reverse(),
  };
}

function shownField(field: FieldId, value: FieldValue): StatusView["fields"][number] {
  const from = sources[value.provenance.place];
  if (from === "mail") return { field, from };
  return { field, from, shown: showValue(field, value), ...(value.zone && { zone: value.zone }) };
}
