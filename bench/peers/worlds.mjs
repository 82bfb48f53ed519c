// Sizes of a run -> the worlds and certificates for it, all made before anything is measured.

import { material } from "./make.mjs";
import { TURNS } from "./rows.mjs";

const FORMS = ["jwt", "sdjwt", "eddsa"];

/** What contestants are given of a material, as JSON. */
const world = ({ trustList, trustKey, statusLists, trusted }) => ({ trustList, trustKey, statusLists, trusted });

/** The main world, with one certificate that is good and some that are bad in each form. */
function furnished(main) {
  const by = (make) => Object.fromEntries(FORMS.map((form) => [form, make(form)]));
  return { ...world(main), good: by((form) => main.serve(1, { form })[0]), bad: by(main.bad) };
}

/** For both hosts: contest, workers, keys never seen, fresh verifiers, issuers. */
export function shared({ share, rounds, cores, unseen, issuers }) {
  const main = material(1);
  const whole = share * (rounds + 1);
  const sets = {
    jwt: main.serve(whole * TURNS.jwt),
    bare: main.serve(whole * TURNS.bare, { status: false }),
    sdjwt: main.serve(whole * TURNS.sdjwt, { form: "sdjwt" }),
    eddsa: main.serve(whole * TURNS.eddsa, { form: "eddsa" }),
  };
  const strangers = material(unseen, "stranger-");
  const few = Math.max(1, Math.ceil(share / 4));
  return {
    main,
    given: {
      world: furnished(main),
      sets,
      workers: main.serve(whole * cores),
      unseen: { world: world(strangers), tokens: strangers.serve(unseen, { issuers: unseen, status: false }) },
      fresh: Array.from({ length: Math.min(unseen, 20) }, () => ({ world: world(main), token: main.serve(1)[0] })),
      issuers: Object.fromEntries(issuers.map((count) => {
        const many = material(count);
        return [count, { world: world(many), tokens: many.serve(few * (rounds + 1), { issuers: count }) }];
      })),
    },
  };
}

/** For Node.js alone: number and size of certificates. */
export function growth(main, { counts, items, rounds, share }) {
  const most = Math.max(...counts);
  const few = Math.max(1, Math.ceil(share / 8));
  return {
    counts: Object.fromEntries(counts.map((count) => [count, Array.from({ length: Math.min(5, Math.ceil(most / count / 3)) }, () => main.serve(count))])),
    items: Object.fromEntries(items.map((many) => [many, main.serve(few * (rounds + 1), { items: many })])),
  };
}
