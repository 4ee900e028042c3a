import type { Same } from '../app/same.ts';
import type fr from './audit-actions.fr.ts';

export default {
  'session.open': 'Signed in',
  'session.close': 'Signed out',
  'session.revoke': 'Closed a session',
  'account.password': 'Changed their password',
  'account.second_factor_on': 'Turned the second factor on',
  'account.second_factor_off': 'Turned the second factor off',
  'account.recovery_codes': 'Made new recovery codes',
  'workspace.create': 'Created the workspace',
  'workspace.change': 'Changed the workspace',
  'operators.invite': 'Invited someone',
  'operators.uninvite': 'Withdrew an invitation',
  'operators.join': 'Joined the workspace',
  'operators.role': 'Changed a role',
  'operators.remove': 'Removed someone',
  'campaigns.launch': 'Launch of a campaign asked',
  'campaigns.unschedule': 'Campaign unscheduled',
  'campaigns.pause': 'Campaign paused',
  'campaigns.resume': 'Campaign resumed',
  'campaigns.cancel': 'Campaign cancelled',
  'campaigns.delete': 'Campaign draft deleted',
} satisfies Same<typeof fr>;
