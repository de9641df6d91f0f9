/** Why a mutant that no test finds is left. */
interface Reason {
  readonly file: string;

  /** The code, and what Stryker wrote in its place, as docs/mutation.md prints them. */
  readonly original: string;
  readonly replacement: string;
  readonly reason: string;
}

/** The reasons for survivors that were examined. A test rejects a reason without a survivor. */
export const REASONS: readonly Reason[] = [
  {
    file: 'src/strategy/traffic-strategy.ts',
    original: "''",
    replacement: '"Stryker was here!"',
    reason: 'equal: no strategy has the one name or the other, and a strategy without a value ignores the text',
  },
  {
    file: 'src/rules/replicas.ts',
    original: 'typeof least === \'number\' && typeof most === \'number\'',
    replacement: 'true',
    reason: 'equal: what is no count is reported before, and a comparison with an absent number is false; the compiler needs the check',
  },
  {
    file: 'src/rules/replicas.ts',
    original: 'typeof least === \'number\' && typeof most === \'number\'',
    replacement: 'typeof least === \'number\' || typeof most === \'number\'',
    reason: 'equal: what is no count is reported before, and a comparison with an absent number is false; the compiler needs the check',
  },
  {
    file: 'src/rules/replicas.ts',
    original: 'typeof least === \'number\'',
    replacement: 'true',
    reason: 'equal: what is no count is reported before, and a comparison with an absent number is false; the compiler needs the check',
  },
  {
    file: 'src/rules/replicas.ts',
    original: 'typeof most === \'number\'',
    replacement: 'true',
    reason: 'equal: what is no count is reported before, and a comparison with an absent number is false; the compiler needs the check',
  },
  {
    file: 'src/rules/ports.ts',
    original: 'typeof protocol === \'string\'',
    replacement: 'true',
    reason: 'equal: a value that is no text is not in the list either; the compiler needs the check',
  },
  {
    file: 'src/rules/hosts-stranded.ts',
    original: '{ conditionally: false }',
    replacement: '{}',
    reason: 'equal: an absent value counts as false; the compiler rejects it',
  },
  {
    file: 'src/lint/file-source.ts',
    original: "''",
    replacement: '"Stryker was here!"',
    reason: 'equal: neither text is a code of the operating system; the compiler needs the default',
  },
  {
    file: 'src/lint/file-source.ts',
    original: 'Math.min(left, 64 * 1024)',
    replacement: 'Math.max(left, 64 * 1024)',
    reason: 'equal: only the number of reads differs',
  },
  {
    file: 'src/lint/file-source.ts',
    original: 'left -= count',
    replacement: 'left += count',
    reason: 'only memory: a file above the limit is rejected either way, but all of it is read first',
  },
  {
    file: 'src/lint/acknowledgements.ts',
    original: "''",
    replacement: '"Stryker was here!"',
    reason: 'equal: only an entry without a code has no reason, and it is rejected for its form',
  },
  {
    file: 'src/lint/acknowledgements.ts',
    original: '[]',
    replacement: '["Stryker was here"]',
    reason: 'equal: the first element of a match is not read',
  },
  {
    file: 'src/lint/acknowledgements.ts',
    original: '/^([^:\\s]+)\\s*:([^]*)$/',
    replacement: '/^([^:\\s]+)\\s*:([^]*)/',
    reason: 'equal: what may be any text ends where the entry ends',
  },
  {
    file: 'src/lint/config.ts',
    original: '() => START',
    replacement: '() => undefined',
    reason: 'equal: a file without settings has no fields whose place is asked for',
  },
  {
    file: 'src/lint/config.ts',
    original: 'document?.offsetOf',
    replacement: 'document.offsetOf',
    reason: 'equal: an empty file has no field whose place is asked for; the compiler needs the default',
  },
  {
    file: 'src/lint/config.ts',
    original: '[]',
    replacement: '["Stryker was here"]',
    reason: 'equal: an absent field counts as what is around it, every mistake in a setting has a field, and no setting has this name',
  },
  {
    file: 'src/lint/config.ts',
    original: "''",
    replacement: '"Stryker was here!"',
    reason: 'equal: an acknowledgement without a code or a reason is a mistake, and is left out; the compiler needs the default',
  },
  {
    file: 'src/lint/gateways.ts',
    original: '[]',
    replacement: '["Stryker was here"]',
    reason: 'equal: an absent field counts as what is around it',
  },
  {
    file: 'src/lint/lint-manifests.ts',
    original: "'.'",
    replacement: '""',
    reason: 'equal: both texts lead to the working folder',
  },
  {
    file: 'src/lint/unrendered.ts',
    original: '[]',
    replacement: '["Stryker was here"]',
    reason: 'equal: no file that is linted has this name',
  },
  {
    file: 'src/rules/gather.ts',
    original: 'name !== undefined',
    replacement: 'true',
    reason: 'equal: no rule reports the spec itself; the compiler needs the check',
  },
  {
    file: 'src/rules/schema.ts',
    original: 'values.types.some((type) => CONTAINERS.includes(type))',
    replacement: 'values.types.every(type => CONTAINERS.includes(type))',
    reason: 'equal: a field that may be a map or a list may be nothing else in the schema',
  },
  {
    file: 'src/rules/schema.ts',
    original: "''",
    replacement: '"Stryker was here!"',
    reason: 'equal: the validator always gives a message; the compiler needs the default',
  },
  {
    file: 'src/probe/arguments.ts',
    original: 'at < 0',
    replacement: 'at <= 0',
    reason: 'equal: an argument without a name is ignored, whatever it is called',
  },
  {
    file: 'src/probe/result.ts',
    original: "''",
    replacement: '"Stryker was here!"',
    reason: 'equal: a split text always has a first line; the compiler needs the default',
  },
  {
    file: 'src/kubernetes/cron.ts',
    original: '[]',
    replacement: '["Stryker was here"]',
    reason: 'equal: a name has a capital letter, and names are looked up in lower case',
  },
  {
    file: 'src/kubernetes/cron.ts',
    original: "''",
    replacement: '"Stryker was here!"',
    reason: 'equal: a split text has as many parts as are read; the compiler needs the default',
  },
  {
    file: 'src/kubernetes/metadata.ts',
    original: "''",
    replacement: '"Stryker was here!"',
    reason: 'equal: only whether there is a problem counts, and the key is a part of its message',
  },
  {
    file: 'src/kubernetes/names.ts',
    original: "typeof text === 'string'",
    replacement: 'true',
    reason: 'equal: the next check rejects what is no text; the compiler needs this one',
  },
  {
    file: 'src/kubernetes/quantity.ts',
    original: '[]',
    replacement: '["Stryker was here"]',
    reason: 'equal: the first element of a match is not read',
  },
  {
    file: 'src/model/cidr.ts',
    original: "''",
    replacement: '"Stryker was here!"',
    reason: 'equal: a split text always has an address, and neither text is the length of a prefix; the compiler needs the defaults',
  },
  {
    file: 'src/model/clusters.ts',
    original: 'version <= declared.highest',
    replacement: 'version < declared.highest',
    reason: 'equal: the highest version of a minor version is patch release 999, and no bound is there',
  },
  {
    file: 'src/model/conclude.ts',
    original: 'client === ClientKind.EXTERNAL',
    replacement: 'false',
    reason: 'only speed: for a client outside, the decision is the same on both kinds of nodes',
  },
  {
    file: 'src/model/conclude.ts',
    original: '[]',
    replacement: '["Stryker was here"]',
    reason: 'equal: the reason of a known answer names no input, and a text is no field of the platform; the compiler rejects it',
  },
  {
    file: 'src/model/confidence.ts',
    original: 'proxyMode === ProxyMode.NONE',
    replacement: 'false',
    reason: 'equal: no plane of kube-proxy has the mode none; the compiler needs the check',
  },
  {
    file: 'src/model/confidence.ts',
    original: 'planes.filter(({ when }) => when.proxyMode === mode)',
    replacement: 'planes',
    reason: 'equal: the only bound inside a minor version is 1.33.6 of nftables, and no other mode was measured in 1.33',
  },
  {
    file: 'src/model/confidence.ts',
    original: 'when.proxyMode === mode',
    replacement: 'true',
    reason: 'equal: the only bound inside a minor version is 1.33.6 of nftables, and no other mode was measured in 1.33',
  },
  {
    file: 'src/model/confidence.ts',
    original: 'bound.order <= highest',
    replacement: 'bound.order < highest',
    reason: 'equal: the highest version of a minor version is patch release 999, and no bound is there',
  },
  {
    file: 'src/model/confidence.ts',
    original: '{ lowest: NaN, highest: NaN }',
    replacement: '{}',
    reason: 'equal: every measured release is a version; the compiler needs the default',
  },
  {
    file: 'src/model/decide.ts',
    original: 'also.length === 0',
    replacement: 'false',
    reason: 'only speed: the copy of the cell has the same values',
  },
  {
    file: 'src/model/decide.ts',
    original: 'confidence === outcome.confidence',
    replacement: 'false',
    reason: 'only speed: the copy of the outcome has the same values',
  },
  {
    file: 'src/model/decide.ts',
    original: "'cluster-ip.ts'",
    replacement: '""',
    reason: 'equal: a row of the table fits every client, so the message is never written',
  },
  {
    file: 'src/model/first-fit.ts',
    original: "''",
    replacement: '"Stryker was here!"',
    reason: 'equal: the name is used only if no row has a condition on values, and then every row is compared',
  },
  {
    file: 'src/model/first-fit.ts',
    original: '[]',
    replacement: '["Stryker was here"]',
    reason: 'equal: the rows for a value that no row names are those that do not name the field',
  },
  {
    file: 'src/model/measured-releases.ts',
    original: "''",
    replacement: '"Stryker was here!"',
    reason: 'equal: the list is not empty; the compiler needs the default',
  },
  {
    file: 'src/model/platform-flags.ts',
    original: 'PLATFORM_FLAGS.find((each) => each.field === field)?.flag',
    replacement: 'PLATFORM_FLAGS.find(each => each.field === field).flag',
    reason: 'equal: every field of a platform has a flag; the compiler needs the default',
  },
  {
    file: 'src/model/changes.ts',
    original: 'RANK[after] < RANK[before]',
    replacement: 'RANK[after] <= RANK[before]',
    reason: 'equal: the two answers of a change differ',
  },
  {
    file: 'src/model/changes.ts',
    original: 'before[index]?.works',
    replacement: 'before[index].works',
    reason: 'equal: every setup has the same requests in the same order; the compiler needs the check',
  },
  {
    file: 'src/model/changes.ts',
    original: 'changed === undefined',
    replacement: 'false',
    reason: 'equal: every setup has the same requests; the compiler needs the check',
  },
  {
    file: 'src/model/fact-cells.ts',
    original: 'parseKubernetesVersion(release)?.lowest',
    replacement: 'parseKubernetesVersion(release).lowest',
    reason: 'equal: every measured release is a version; the compiler needs the check',
  },
  {
    file: 'src/model/version.ts',
    original: "''",
    replacement: '"Stryker was here!"',
    reason: 'equal: neither text is a version',
  },
  {
    file: 'src/model/platform-text.ts',
    original: "''",
    replacement: '"Stryker was here!"',
    reason: 'equal: neither text is a field, and without a field the value is not read; the compiler needs the defaults',
  },
  {
    file: 'src/model/platform-text.ts',
    original: '[]',
    replacement: '["Stryker was here"]',
    reason: 'equal: only the second and the third element of a match are read',
  },
  {
    file: 'src/model/conclude.ts',
    original: 'withEachMatch(question).length === 1',
    replacement: 'true',
    reason: 'found by test/model/source-ranges.test.ts, which this measurement does not run',
  },
  {
    file: 'src/model/situation.ts',
    original: 'question.internalTrafficPolicy ?? InternalTrafficPolicy.CLUSTER',
    replacement: 'question.internalTrafficPolicy && InternalTrafficPolicy.CLUSTER',
    reason: 'found by test/model/service-dns.test.ts, which this measurement does not run',
  },
  {
    file: 'src/model/situation.ts',
    original: 'question.onlyGatewayNode ?? false',
    replacement: 'question.onlyGatewayNode && false',
    reason: 'found by test/model/not-intercepted.test.ts, which this measurement does not run',
  },
];
