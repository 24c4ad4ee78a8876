type Statements = NonNullable<Parameters<typeof aws.iam.getPolicyDocumentOutput>[0]>["statements"];

/**
 * A key of our own, rotated every year. The account's own policies decide who of its people and functions may use it;
 * `grants` say which services may.
 */
export function createKey(name: string, description: string, grants: Statements): aws.kms.Key {
  const account = $interpolate`arn:${aws.getPartitionOutput().partition}:iam::${aws.getCallerIdentityOutput().accountId}:root`;
  return new aws.kms.Key(name, {
    description,
    enableKeyRotation: true,
    // Whatever the key encrypts is lost with it: the longest time that KMS offers to notice.
    deletionWindowInDays: 30,
    policy: aws.iam.getPolicyDocumentOutput({
      statements: $output(grants).apply((services) => [
        // Without it nobody, the account's root included, could ever change the policy again.
        { principals: [{ type: "AWS", identifiers: [account] }], actions: ["kms:*"], resources: ["*"] },
        ...(services ?? []),
      ]),
    }).json,
  });
}
