import { arnOf, stageName } from "./arn.ts";
import type { Settings } from "./settings.ts";

export type Sending = ReturnType<typeof createSending>;

/** The domains that we write from and receive at, and the configuration set that every mail is sent with. */
export function createSending({ deskAddress, replyDomain, identities, region }: Settings) {
  const deskDomain = deskAddress.slice(deskAddress.indexOf("@") + 1);
  const records =
    identities === "create" ? [...createIdentity("Desk", deskDomain), ...createIdentity("Reply", replyDomain)] : [];
  // Bounces have a name of their own: the MX of the domain itself leads mail to us.
  const bounceDomain = `bounce.${deskDomain}`;
  if (identities === "create") {
    new aws.sesv2.EmailIdentityMailFromAttributes("DeskMailFrom", {
      emailIdentity: deskDomain,
      mailFromDomain: bounceDomain,
      behaviorOnMxFailure: "USE_DEFAULT_VALUE",
    });
  }
  const configurationSet = new aws.sesv2.ConfigurationSet("Notices", {
    configurationSetName: stageName("notices"),
    reputationOptions: { reputationMetricsEnabled: true },
    // A customer whose mailbox has no TLS still gets the answer.
    deliveryOptions: { tlsPolicy: "OPTIONAL" },
  });
  const inbound = `10 inbound-smtp.${region}.amazonaws.com`;
  return {
    deskAddress,
    identityArn: arnOf("ses", `identity/${deskDomain}`),
    configurationSet,
    configurationSetArn: arnOf("ses", `configuration-set/${stageName("notices")}`),
    /** What has to stand in the DNS: SES makes none of it. */
    records: [
      ...records,
      `${deskDomain} MX ${inbound}`,
      `${replyDomain} MX ${inbound}`,
      `${bounceDomain} MX 10 feedback-smtp.${region}.amazonses.com`,
      `${bounceDomain} TXT "v=spf1 include:amazonses.com ~all"`,
      `_dmarc.${deskDomain} TXT "v=DMARC1; p=quarantine; adkim=r; aspf=r"`,
    ],
  };
}

/** An identity of SES, and the records by which it is verified and signs. Nothing waits for them: DNS may take days. */
function createIdentity(name: string, domain: string): $util.Output<string>[] {
  const identity = new aws.sesv2.EmailIdentity(`${name}Identity`, { emailIdentity: domain });
  return [0, 1, 2].map(
    (index) =>
      $interpolate`${identity.dkimSigningAttributes.tokens[index]}._domainkey.${domain} CNAME ${identity.dkimSigningAttributes.tokens[index]}.dkim.amazonses.com`,
  );
}
