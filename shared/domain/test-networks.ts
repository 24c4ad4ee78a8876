/** Names of test networks, as people write them and as they stand in links. */
const testName =
  /^(?:[a-z]{0,12}testnet[0-9]*|devnet|futurenet|signet|regtest|sepolia|goerli|holesky|hoodi|rinkeby|ropsten|kovan|amoy|mumbai|cardona|fuji|nile|shasta|saigon|preprod|calibration|ghostnet|westend|paseo|rococo|altnet|stagenet|chapel|previewnet)$/;

/** Words that name a test network in a link only: `TRC20 test` is a small first transfer with real coins. */
const testWordOfLinks = /^(?:test|localnet|localhost|custom|preview)$/;

/** `test net`, `Test-Network`, `测试网`. */
const testNetworkPhrase = /(?<![a-z])test[\s_-]{0,3}net(?:work)?(?![a-z])|测试(?:网|链)|測試(?:網|鏈)/;

/** Numbers of test networks in the query strings of explorers that serve several (EIP-155). */
const testChainIds: readonly string[] = [
  ...["5", "11155111", "17000", "560048"], // Ethereum: Goerli, Sepolia, Holesky, Hoodi
  ...["97", "5611"], // BNB Smart Chain, opBNB
  ...["80001", "80002"], // Polygon: Mumbai, Amoy
  ...["421613", "421614"], // Arbitrum: Goerli, Sepolia
  ...["420", "11155420"], // Optimism: Goerli, Sepolia
  ...["84531", "84532"], // Base: Goerli, Sepolia
  ...["4002", "43113", "2021"], // Fantom, Avalanche Fuji, Ronin Saigon
];

/** Whether one word of a link, in lower case, names a test network, where coins have no value. */
export const isTestWord = (word: string): boolean => testName.test(word) || testWordOfLinks.test(word);

/** Whether the query string of an explorer chooses a test network: `cluster=devnet`, `chainid=43113`. */
export const isTestQuery = (key: string, value: string): boolean =>
  (/cluster|net|chain|env/.test(key) && isTestWord(value)) || (/^chain_?id$/.test(key) && testChainIds.includes(value));

/** Characters of a network's name that are read; no field takes more. */
export const maxNameLength = 60;

/** Whether what somebody typed as a network names a test network: `TRON Nile`, `BSC testnet`, `波场测试网`. */
export function namesTestNetwork(text: string): boolean {
  if (text.length > maxNameLength) return false;
  const plain = text.normalize("NFKC").toLowerCase();
  return testNetworkPhrase.test(plain) || plain.split(/[^a-z0-9]+/).some((word) => testName.test(word));
}
