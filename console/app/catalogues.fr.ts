// All French texts of the console, one namespace per catalogue. A noun adds its two lines here and in catalogues.en.ts.

import accounts from '../accounts/accounts.fr.ts';
import apiKeys from '../api-keys/api-keys.fr.ts';
import auditActions from '../accounts/audit-actions.fr.ts';
import campaigns from '../campaigns/campaigns.fr.ts';
import contacts from '../contacts/contacts.fr.ts';
import domains from '../domains/domains.fr.ts';
import gateway from '../gateway/gateway.fr.ts';
import imports from '../imports/imports.fr.ts';
import judge from '../judge/judge.fr.ts';
import linkguard from '../linkguard/linkguard.fr.ts';
import live from '../live/live.fr.ts';
import messages from '../messages/messages.fr.ts';
import message from '../message/message.fr.ts';
import home from '../home/home.fr.ts';
import quarantine from '../quarantine/quarantine.fr.ts';
import reports from '../reports/reports.fr.ts';
import sandbox from '../sandbox/sandbox.fr.ts';
import standing from '../standing/standing.fr.ts';
import templates from '../templates/templates.fr.ts';
import webhooks from '../webhooks/webhooks.fr.ts';
import app from './app.fr.ts';

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
};
