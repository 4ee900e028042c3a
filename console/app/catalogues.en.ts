// All English texts of the console. The type demands every namespace and every key that the French has.

import accounts from '../accounts/accounts.en.ts';
import apiKeys from '../api-keys/api-keys.en.ts';
import auditActions from '../accounts/audit-actions.en.ts';
import campaigns from '../campaigns/campaigns.en.ts';
import contacts from '../contacts/contacts.en.ts';
import domains from '../domains/domains.en.ts';
import gateway from '../gateway/gateway.en.ts';
import imports from '../imports/imports.en.ts';
import judge from '../judge/judge.en.ts';
import linkguard from '../linkguard/linkguard.en.ts';
import live from '../live/live.en.ts';
import messages from '../messages/messages.en.ts';
import message from '../message/message.en.ts';
import home from '../home/home.en.ts';
import quarantine from '../quarantine/quarantine.en.ts';
import reports from '../reports/reports.en.ts';
import sandbox from '../sandbox/sandbox.en.ts';
import standing from '../standing/standing.en.ts';
import templates from '../templates/templates.en.ts';
import webhooks from '../webhooks/webhooks.en.ts';
import app from './app.en.ts';
import type fr from './catalogues.fr.ts';
import type { Same } from './same.ts';

export default {
  app,
  home,
  accounts,
  'api-keys': apiKeys,
  campaigns,
  contacts,
  domains,
  gateway,
  imports,
  judge,
  linkguard,
  live,
  messages,
  message,
  quarantine,
  reports,
  sandbox,
  standing,
  templates,
  webhooks,
  'audit-actions': auditActions,
} satisfies Same<typeof fr>;
