/// <reference path="./.sst/platform/config.d.ts" />

export default $config({
  async app({ stage }) {
    const { isProduction, settingsOf } = await import("./stacks/settings.ts");
    return {
      name: "postcase",
      home: "aws",
      removal: isProduction(stage) ? "retain" : "remove",
      protect: isProduction(stage),
      providers: { aws: { region: settingsOf(stage).region, version: "7.20.0" } },
    };
  },
  async run() {
    const { execFileSync } = await import("node:child_process");
    const { settingsOf } = await import("./stacks/settings.ts");
    const { createEnvironment } = await import("./stacks/environment.ts");
    const { createStorage } = await import("./stacks/storage.ts");
    const { createSending } = await import("./stacks/sending.ts");
    const { createEventKey } = await import("./stacks/topic-queue.ts");
    const { createApi, createWeb } = await import("./stacks/web.ts");
    const { createEmail, receiptRuleArnOf } = await import("./stacks/email.ts");
    const { createNotify } = await import("./stacks/notify.ts");
    const { createFeedback } = await import("./stacks/feedback.ts");
    const { createSweep } = await import("./stacks/sweep.ts");

    // In a process of its own, because the bundler cannot be bundled with this file; with the project's own Node, and not
    // by an npm script, because those may install packages.
    const node = `${$cli.paths.root}/node_modules/.bin/node`;
    execFileSync(node, ["stacks/bundle.ts"], { cwd: $cli.paths.root });

    const settings = settingsOf($app.stage);
    const storage = createStorage(receiptRuleArnOf(settings));
    const sending = createSending(settings);
    const api = createApi(settings);
    const key = createEventKey();
    const environment = createEnvironment({
      TABLE_NAME: storage.table.name,
      BUCKET_NAME: storage.bucket.name,
      PUBLIC_URL: api.url,
      DESK_ADDRESS: settings.deskAddress,
      REPLY_DOMAIN: settings.replyDomain,
      MAIL_REGION: settings.region,
      SES_CONFIGURATION_SET: sending.configurationSet.configurationSetName,
      UID_PATTERN: settings.uidPattern,
    });
    createWeb(storage, environment, { settings, api });
    createEmail(storage, environment, { settings, key });
    createNotify(storage, environment, { settings, sending, key });
    createFeedback(storage, environment, { settings, sending, key });
    createSweep(storage, environment, { settings, sending });
    return { address: api.url, dns: sending.records };
  },
});
