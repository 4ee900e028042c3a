// What can be wrong with a request about campaigns. Each text says how to mend it.

import { defineProblems, Problem } from '#platform/http/problem.ts';
import { blockersOf, type Remark } from './remark.ts';

export const campaignProblem = defineProblems({
  campaign_not_found: {
    status: 404,
    fr: 'Aucune campagne n’a le numéro {id} : elle a peut-être été supprimée.',
    en: 'No campaign has number {id}: it may have been deleted.',
  },
  campaign_not_editable: {
    status: 409,
    fr: 'Cette campagne n’est plus un brouillon : elle ne peut plus être modifiée. Dupliquez-la, ou annulez d’abord sa programmation.',
    en: 'This campaign is no longer a draft: it cannot be changed any more. Duplicate it, or unschedule it first.',
  },
  campaign_move_refused: {
    status: 409,
    fr: 'Cela n’est pas possible dans l’état actuel de la campagne. Rechargez la page pour la voir telle qu’elle est.',
    en: 'The present state of the campaign does not allow this. Reload the page to see it as it is.',
  },
  campaign_needs_moment: {
    status: 422,
    fr: 'Choisissez le jour et l’heure du départ, ou lancez la campagne maintenant.',
    en: 'Choose the day and time to leave, or launch the campaign now.',
  },
  campaign_needs_preflight: {
    status: 409,
    fr: 'Faites le contrôle avant envoi de la version actuelle : la campagne a changé depuis le dernier, ou n’a jamais été contrôlée.',
    en: 'Run the pre-flight of the present version: the campaign has changed since the last one, or was never checked.',
  },
  campaign_reference_unknown: {
    status: 422,
    fr: 'La finalité, le domaine ou le modèle choisi n’existe plus. Choisissez-en un autre.',
    en: 'The chosen purpose, domain or template no longer exists. Choose another one.',
  },
  campaign_not_sent: {
    status: 409,
    fr: 'Cette campagne n’est pas encore partie : elle n’a pas de destinataires. Lancez-la d’abord.',
    en: 'This campaign has not left yet: it has no recipients. Launch it first.',
  },
  preflight_not_found: {
    status: 404,
    fr: 'Ce contrôle avant envoi n’existe plus. Refaites-en un.',
    en: 'This pre-flight no longer exists. Run a new one.',
  },
});

/** A refused launch: every blocker in one sentence each, the most urgent first. */
export function notReady(remarks: readonly Remark[]): Problem {
  const blockers = blockersOf(remarks);
  const list = (language: 'fr' | 'en') => blockers.map(({ words }) => words[language]).join(' ');
  const kind = {
    status: 409,
    fr: `La campagne n’est pas prête. ${list('fr')}`,
    en: `The campaign is not ready. ${list('en')}`,
  };
  return new Problem('campaign_not_ready', kind, { blockers: blockers.map(({ code }) => code).join(' ') });
}
