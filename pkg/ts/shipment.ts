// The core's answer on a shipment -> what a person is shown: whether a proof of origin is needed, why, and which.

import type { Scope, ScopeAnswer } from "./generated/report.js";
import { en, type Messages } from "./messages/en.js";
import { fill } from "./phrase.js";

/** The answer on a shipment in words; text only. */
export interface ScopeView {
  answer: ScopeAnswer;
  headline: string;
  next: string;
  /** Why, each with the article that says so. */
  reasons: { says: string; treaty: string }[];
  proofs?: { title: string; kinds: string[] };
  note: string;
}

/** An answer in words. */
export function presentScope({ answer, proofs, reasons, data }: Scope, messages: Messages = en): ScopeView {
  const { scope, words } = messages;
  const filled = (template: string, facts: Record<string, unknown>) => fill(template, facts, messages) ?? template;
  const [headline, next] = scope.answers[answer];
  return {
    answer,
    headline,
    next,
    reasons: reasons.map(({ code, article, facts }) => ({
      says: filled(scope.reasons[code], facts),
      treaty: filled(words.treaty, { article }),
    })),
    ...(proofs.length > 0 ? { proofs: { title: words.proofs, kinds: proofs.map((proof) => scope.proofs[proof]) } } : {}),
    note: filled(words.referenceData, { data }),
  };
}
