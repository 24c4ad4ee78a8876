/** What an operator decides before the first deploy. Edit the tables below; nothing else in the stacks names a domain or a region. */
export interface Settings {
  /** Region of everything, where SES must offer email receiving. */
  readonly region: string;
  /**
   * Host name of the pages. With a certificate (ACM, same region) the DNS record is the operator's to make; without one
   * the name must be in a Route 53 zone of this account, where certificate and record are made. Without a domain the
   * pages are at the API's own address.
   */
  readonly domain?: { readonly name: string; readonly certificateArn?: string };
  /** From of every mail, and mail to it becomes a case. */
  readonly deskAddress: string;
  /** Domain of the reply addresses. It needs an MX record of its own, so it is neither the desk's domain nor its MAIL FROM. */
  readonly replyDomain: string;
  /** `create` makes SES identities for both domains; `adopt` uses those that the account has verified already. */
  readonly identities: "create" | "adopt";
  /**
   * One receipt rule set is active in an account and region. `create` makes one and activates it, which switches any
   * other off; `adopt` only adds a rule to the one that is there.
   */
  readonly receiptRuleSet: { readonly create: string } | { readonly adopt: string };
  /** Regular expression of the exchange's UIDs, anchored. */
  readonly uidPattern: string;
  /**
   * Copies of the web function that may run at once, taken from the account's quota for it alone. Left out, it shares
   * the quota: an account whose quota is 10, as new ones have, cannot reserve anything.
   */
  readonly webConcurrency?: number;
  readonly logRetentionDays: number;
}

const production: Settings = {
  region: "eu-west-1",
  domain: { name: "cases.postcase.example", certificateArn: "arn:aws:acm:eu-west-1:123456789012:certificate/example" },
  deskAddress: "support@postcase.example",
  replyDomain: "reply.postcase.example",
  identities: "create",
  receiptRuleSet: { create: "postcase" },
  uidPattern: "^[0-9]{6,20}$",
  webConcurrency: 50,
  logRetentionDays: 90,
};

/** Every other stage lives beside production in the same account: own subdomains, and a rule in production's set. */
const development = (stage: string): Settings => ({
  region: production.region,
  deskAddress: `support@${stage}.postcase.example`,
  replyDomain: `reply.${stage}.postcase.example`,
  identities: "create",
  receiptRuleSet: { adopt: "postcase" },
  uidPattern: production.uidPattern,
  logRetentionDays: 7,
});

export const isProduction = (stage: string): boolean => stage === "production";

export const settingsOf = (stage: string): Settings => (isProduction(stage) ? production : development(stage));
