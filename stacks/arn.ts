/**
 * ARN of something in this account and region by its name, for policies that must exist before what they speak of: SES
 * writes to bucket and topic the moment its rule is made, and a key's policy names the topics that the key encrypts.
 */
export const arnOf = (service: string, resource: $util.Input<string>): $util.Output<string> =>
  $interpolate`arn:${aws.getPartitionOutput().partition}:${service}:${aws.getRegionOutput().region}:${aws.getCallerIdentityOutput().accountId}:${resource}`;

/** A name that tells stages of one account apart. */
export const stageName = (suffix: string): string => `${$app.name}-${$app.stage}-${suffix}`;

/** Conditions under which a service acts for this very account and resource, and not for whoever asked it to. */
export const actingFor = (sourceArn: $util.Input<string>) => [
  { test: "StringEquals", variable: "aws:SourceAccount", values: [aws.getCallerIdentityOutput().accountId] },
  { test: "ArnEquals", variable: "aws:SourceArn", values: [sourceArn] },
];
