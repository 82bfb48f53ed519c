// The addresses of this demonstration, which change from run to run -> attributes of each
// <eco-verify data-sample="name">. On a site of your own they stand in the tag: the page snippet/ writes it.

const answer = await fetch("/demo.json");
if (!answer.ok) throw new Error(`/demo.json answers ${answer.status}: is the sandbox running?`);
const { source, edge, trustList, trustKeyThumbprint } = await answer.json();

for (const element of document.querySelectorAll("eco-verify[data-sample]")) {
  Object.assign(element, {
    trustList,
    trustKey: trustKeyThumbprint,
    // Only for certificates of test issuers on this machine.
    policy: { allowLoopbackHttp: true },
    checkAt: edge,
    src: `${source}/samples/${element.dataset.sample}.jwt`,
  });
}
