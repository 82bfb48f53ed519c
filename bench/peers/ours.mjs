// eco-verify through its public API, every check on: trust list with pinned key, a status that must be there, its lists
// brought along, nothing fetched. `api` is the package as the host imports it.

const evidence = (world) => world.statusLists.map(({ uri, token }) => ({ kind: "statusList", uri, bytes: token }));

const verdicts = (answers) => answers.map(({ verdict }) => verdict);

/**
 * A verifier for a world: one at a time, or many. `strict` wants a status entry in every certificate; `full` has the full
 * build from the start, where a page would begin with the small one.
 */
export async function setup(world, { api, strict = true, full = false }) {
  const { trustList, trustKey } = world;
  const verifier = await api.createVerifier({ trustList, trustKey, policy: { requireStatus: strict }, full });
  const running = { offline: true, evidence: evidence(world) };
  return {
    one: async (token) => (await verifier.verify(token, running)).verdict,
    many: async (tokens, more = {}) => verdicts(await verifier.verifyBatch(tokens, { ...running, brief: true, ...more })),
    reports: async (tokens) => verdicts(await verifier.verifyBatch(tokens, running)),
    close: async () => void (await (verifier.close ?? verifier.dispose ?? verifier[Symbol.asyncDispose])?.call(verifier)),
  };
}

/** Undefined when `verifyBatch` takes `workers`; otherwise why there is no pool to measure. */
export async function noPool(ours, token) {
  try {
    const [verdict] = await ours.many([token], { workers: 2 });
    return verdict === "valid" ? undefined : `with two workers, a good certificate is ${verdict}`;
  } catch (error) {
    return /there is no option "workers"/.test(error.message) ? "this version of verifyBatch has no option workers" : error.message;
  }
}
