import type { ConsumedCapacity, DynamoDBClient } from "@aws-sdk/client-dynamodb";
import { createCaseTable } from "#shared/adapters/create-case-table.ts";
import { createDynamoCaseStore } from "#shared/adapters/dynamo-case-store.ts";
import type { FieldValues } from "#shared/domain/field-value.ts";
import { fileCase } from "#shared/intake/file-case.ts";
import { moveCase } from "#shared/intake/follow-up.ts";
import { lookupsOf } from "#shared/intake/lookups.ts";
import { notify } from "#shared/intake/notify.ts";
import { receive } from "#shared/intake/receive.ts";
import { recordDelivery } from "#shared/intake/record-delivery.ts";
import { startDynamodbLocal } from "../../stacks/local/dynamodb-local.ts";
import { aSubmission, aValue, depositFields } from "../support/builders.ts";
import { localClient } from "../support/local-client.ts";
import { memoryPorts } from "../support/memory-ports.ts";

/** One request that wrote, as the engine counted it: write units of the table and of each index. */
export interface MeasuredWrite {
  readonly step: string;
  readonly request: string;
  readonly table: number;
  readonly due: number;
  readonly queue: number;
  readonly total: number;
}

const ethereum = (value: string) => aValue(value, { network: "ethereum" });

/** A deposit case whose JSON is 2 KB, with four values by which it is found: e-mail, UID, transaction, one address. */
const typicalFields: FieldValues = {
  ...depositFields,
  toAddress: ethereum("0x8617E340B3D01FA5F11F306F4090FD50E238070D"),
  sourcePlatform: aValue("Main account of another exchange, withdrawn at about 21:20 with the mobile app"),
  memoUsed: aValue("1029384756"),
};

const namesOfWrites = new Set(["PutItemCommand", "UpdateItemCommand", "DeleteItemCommand"]);

/** Lets the engine report what each write of a client took, under the step that `stepOf` names at the time. */
function measuring(client: DynamoDBClient, stepOf: () => string): MeasuredWrite[] {
  const writes: MeasuredWrite[] = [];
  client.middlewareStack.add(
    (next, { commandName = "" }) =>
      async (args) => {
        if (!namesOfWrites.has(commandName)) return next(args);
        Object.assign(args.input, { ReturnConsumedCapacity: "INDEXES" });
        const result = await next(args);
        const { ConsumedCapacity: capacity } = result.output as { ConsumedCapacity?: ConsumedCapacity };
        writes.push({ step: stepOf(), request: commandName.replace("Command", ""), ...unitsOf(capacity) });
        return result;
      },
    { step: "initialize" },
  );
  return writes;
}

const unitsOf = (capacity: ConsumedCapacity | undefined) => ({
  table: capacity?.Table?.CapacityUnits ?? 0,
  due: capacity?.GlobalSecondaryIndexes?.["due"]?.CapacityUnits ?? 0,
  queue: capacity?.GlobalSecondaryIndexes?.["queue"]?.CapacityUnits ?? 0,
  total: capacity?.CapacityUnits ?? 0,
});

export interface Measurement {
  /** Bytes of the case as JSON. */
  readonly caseBytes: number;
  readonly lookupRows: number;
  /** Everything up to the lookup rows. */
  readonly creation: readonly MeasuredWrite[];
  /** The same and all that follows: three notices, each sent and reported as delivered, until the case is closed. */
  readonly life: readonly MeasuredWrite[];
}

/** Runs one case through the real verbs on the engine at `port`, in a new table of this name. */
export async function measureCase(port: number, tableName: string): Promise<Measurement> {
  let step = "";
  const client = localClient(port);
  await createCaseTable(client, tableName);
  const writes = measuring(client, () => step);
  const { ports: memory, sent, passSeconds } = memoryPorts();
  const ports = { ...memory, cases: createDynamoCaseStore({ client, tableName }) };

  step = "receive";
  const received = await receive(aSubmission({ fields: typicalFields }), ports);
  if (received.outcome !== "opened") throw new Error(`the case was ${received.outcome}`);
  const { reference } = received.case;

  const tellAndReport = async (name: string) => {
    step = `${name}: notice`;
    await notify(reference, ports);
    step = `${name}: delivery event`;
    const mail = sent.at(-1);
    if (!mail) throw new Error("no notice was sent");
    const { noticeId } = mail;
    await recordDelivery({ reference, noticeId, state: "delivered", sesMessageId: `ses-${sent.length}` }, ports);
  };
  // `notify` does this last; on its own it shows what the rows cost.
  step = "lookup rows";
  await fileCase(reference, ports);
  await tellAndReport("acknowledgement");
  for (const to of ["in-progress", "closed"] as const) {
    passSeconds(3600);
    step = `desk: ${to}`;
    await moveCase(reference, { to, message: "We have found your deposit and are crediting it now." }, ports);
    await tellAndReport(to);
  }
  client.destroy();
  const isCreation = ({ step: of, request }: MeasuredWrite): boolean =>
    of === "receive" || (of === "lookup rows" && request === "UpdateItem");
  const lookupRows = lookupsOf(received.case).length;
  return {
    caseBytes: Buffer.byteLength(JSON.stringify(received.case)),
    lookupRows,
    creation: writes.filter(isCreation),
    life: writes,
  };
}

export const totalOf = (writes: readonly MeasuredWrite[]): number => writes.reduce((sum, { total }) => sum + total, 0);

function printed({ caseBytes, lookupRows, creation, life }: Measurement): string {
  const row = (cells: readonly (string | number)[]): string =>
    cells.map((cell, index) => (index < 2 ? String(cell).padEnd(34 - index * 18) : String(cell).padStart(7))).join("");
  const rows = life.map(({ step, request, table, due, queue, total }) =>
    row([step, request, table, due, queue, total]),
  );
  return [
    `One case of ${caseBytes} bytes as JSON with ${lookupRows} lookup rows, in write units`,
    row(["step", "request", "table", "due", "queue", "total"]),
    ...rows,
    row(["creation with its lookup rows", "goal <= 9", "", "", "", totalOf(creation)]),
    row(["whole life with three notices", "goal <= 36", "", "", "", totalOf(life)]),
    "",
  ].join("\n");
}

if (import.meta.main) {
  const engine = await startDynamodbLocal({ port: 0 });
  process.stdout.write(printed(await measureCase(engine.port, "write-units")));
  await engine.close();
}
