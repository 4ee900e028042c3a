// Where personal data lives: every table of the schema, whose data it holds, in which columns, and when it goes.
// The register is data, kept by hand and held to the schema by a test: a table or a personal column that is not declared here
// fails it. It is what the record of processing (RGPD article 30) is drawn from.

/** Whose data: a person written to, a person at the console, or whoever a received message reaches or speaks of. */
export type Subject = 'contact' | 'operator' | 'correspondent';

export interface PersonalTable {
  subject: Subject;
  /** The columns that identify or describe a person; those of keys and states are left out. */
  columns: readonly string[];
  /** When the data goes. */
  until: Text;
}

export interface Text {
  fr: string;
  en: string;
}

const ERASURE: Text = { fr: 'Effacement du contact', en: 'Erasure of the contact' };
const MEMBERSHIP: Text = { fr: 'Suppression du compte', en: 'Deletion of the account' };

export const PERSONAL_TABLES: Readonly<Record<string, PersonalTable>> = {
  contacts: {
    subject: 'contact',
    columns: ['email', 'address_hash', 'given_name', 'family_name', 'language', 'fields', 'sort_name'],
    until: ERASURE,
  },
  consent_events: { subject: 'contact', columns: ['contact_id', 'ip', 'note'], until: ERASURE },
  consents: { subject: 'contact', columns: ['contact_id'], until: ERASURE },
  suppressions: {
    subject: 'contact',
    columns: ['email', 'address_hash', 'note'],
    until: {
      fr: 'L’adresse : effacement du contact. L’empreinte reste, pour que l’opposition soit respectée',
      en: 'The address: erasure of the contact. The fingerprint stays, so that the objection is honoured',
    },
  },
  suppression_lifts: {
    subject: 'contact',
    columns: ['address_hash', 'note'],
    until: { fr: 'Suppression de l’espace', en: 'Deletion of the workspace' },
  },
  import_rejects: {
    subject: 'contact',
    columns: ['raw', 'params'],
    until: { fr: 'Annulation ou suppression de l’import', en: 'Undo or deletion of the import' },
  },
  import_changes: { subject: 'contact', columns: ['contact_id', 'before', 'after'], until: ERASURE },
  recipients: {
    subject: 'contact',
    columns: ['contact_id', 'email', 'address_hash', 'reply'],
    until: {
      fr: 'L’adresse et la réponse : effacement du contact. L’empreinte reste, pour qu’un désabonnement tardif soit respecté',
      en: 'The address and the reply: erasure of the contact. The fingerprint stays, so that a late unsubscribe is honoured',
    },
  },
  attempts: { subject: 'contact', columns: ['contact_id', 'reply'], until: ERASURE },
  hits: { subject: 'contact', columns: ['contact_id', 'network', 'user_agent'], until: ERASURE },
  relay_messages: {
    subject: 'contact',
    columns: ['from_address', 'subject', 'source', 'envelope_from'],
    until: {
      fr: 'Les octets : dès que plus aucun destinataire n’attend. Le reste : 90 jours',
      en: 'The bytes: once no recipient waits any more. The rest: 90 days',
    },
  },
  relay_notices: {
    subject: 'contact',
    columns: ['original_recipient'],
    until: { fr: 'Avec le message', en: 'With the message' },
  },
  webhook_events: {
    subject: 'contact',
    columns: ['contact_id', 'url'],
    until: { fr: 'Effacement du contact, ou 30 jours', en: 'Erasure of the contact, or 30 days' },
  },
  standing_appeals: {
    subject: 'operator',
    columns: ['operator_id', 'plan'],
    until: { fr: 'Suppression de l’espace', en: 'Deletion of the workspace' },
  },
  unsubscribes: { subject: 'contact', columns: ['contact_id', 'address_hash'], until: ERASURE },
  returned_mail: {
    subject: 'contact',
    columns: ['contact_id', 'recipient', 'mail_from', 'bytes', 'diagnostic'],
    until: {
      fr: 'Les octets : dès que le message est lu, ou transmis s’il répond. Le reste : effacement du contact',
      en: 'The bytes: once the message is read, or passed on if it is an answer. The rest: erasure of the contact',
    },
  },
  bounces: {
    subject: 'contact',
    columns: ['contact_id', 'address_hash'],
    until: {
      fr: 'Le numéro : effacement du contact. L’empreinte reste, pour que les refus répétés soient comptés',
      en: 'The number: erasure of the contact. The fingerprint stays, so that repeated refusals are counted',
    },
  },
  preflight_samples: { subject: 'contact', columns: ['contact_id', 'subject', 'source'], until: ERASURE },
  sandbox_messages: {
    subject: 'correspondent',
    columns: ['contact_id', 'mailbox', 'from_name', 'from_address', 'subject', 'preview'],
    until: {
      fr: 'Effacement du contact, ou quand le bac à sable en a reçu 20 000 de plus récents. Les octets partent avec le dernier message de leur lot',
      en: 'Erasure of the contact, or once the sandbox received 20,000 newer ones. The bytes go with the last message of their batch',
    },
  },
  owners: {
    subject: 'correspondent',
    columns: ['address', 'name', 'language', 'learning_agreed_at', 'learning_wording'],
    until: {
      fr: 'Suppression du domaine protégé ou du titulaire',
      en: 'Deletion of the protected domain or of the owner',
    },
  },
  owner_addresses: {
    subject: 'correspondent',
    columns: ['address'],
    until: { fr: 'Suppression du titulaire', en: 'Deletion of the owner' },
  },
  sender_rules: {
    subject: 'correspondent',
    columns: ['sender'],
    until: { fr: 'Suppression de la règle ou du titulaire', en: 'Deletion of the rule or of the owner' },
  },
  inbound_messages: {
    subject: 'correspondent',
    columns: [
      'mail_from',
      'client_address',
      'helo',
      'from_address',
      'from_name',
      'subject',
      'removals',
      'links',
      'copy_marks',
      'blob_key',
    ],
    until: {
      fr: 'Quand plus aucun destinataire ne l’attend, après le nombre de jours choisi pour le domaine (30 d’origine)',
      en: 'Once no recipient awaits it any more, after the number of days chosen for the domain (30 at first)',
    },
  },
  inbound_recipients: {
    subject: 'correspondent',
    columns: ['owner_id', 'recipient', 'verdict', 'reply'],
    until: { fr: 'Avec le message', en: 'With the message' },
  },
  arrival_counts: {
    subject: 'correspondent',
    columns: ['source', 'envelope_from'],
    until: { fr: '14 jours', en: '14 days' },
  },
  report_sending: {
    subject: 'operator',
    columns: ['address'],
    until: { fr: 'Arrêt de l’envoi des rapports', en: 'Until sending of reports is turned off' },
  },
  outgoing_reports: {
    subject: 'correspondent',
    columns: ['destination'],
    until: { fr: '90 jours', en: '90 days' },
  },
  contests: {
    subject: 'correspondent',
    columns: ['email', 'explanation', 'network'],
    until: { fr: 'Avec le message', en: 'With the message' },
  },
  known_senders: {
    subject: 'correspondent',
    columns: ['owner_id', 'sender', 'networks'],
    until: {
      fr: 'Deux ans sans message, ou suppression du titulaire',
      en: 'Two years without a message, or deletion of the owner',
    },
  },
  reactions: {
    subject: 'correspondent',
    columns: ['owner_id', 'kind'],
    until: { fr: 'Avec le message', en: 'With the message' },
  },
  lessons: {
    subject: 'correspondent',
    columns: ['owner_id', 'example'],
    until: { fr: 'Dès que le titulaire retire son accord', en: 'As soon as the owner takes back his agreement' },
  },
  reported_links: {
    subject: 'correspondent',
    columns: ['address', 'expression'],
    until: {
      fr: 'Signalé : 30 jours ; bloqué : 180 jours ; écarté : un an',
      en: 'Reported: 30 days; blocked: 180 days; cleared: one year',
    },
  },
  link_reports: {
    subject: 'correspondent',
    columns: ['owner_id', 'recipient_id'],
    until: {
      fr: 'Avec le lien signalé, ou suppression du titulaire',
      en: 'With the reported link, or deletion of the owner',
    },
  },
  operators: {
    subject: 'operator',
    columns: ['email', 'name', 'language', 'password_hash', 'totp_secret_sealed', 'totp_pending_sealed'],
    until: MEMBERSHIP,
  },
  memberships: { subject: 'operator', columns: ['operator_id', 'role'], until: MEMBERSHIP },
  sessions: {
    subject: 'operator',
    columns: ['operator_id', 'address', 'user_agent'],
    until: { fr: 'Fin de la session', en: 'End of the session' },
  },
  recovery_codes: { subject: 'operator', columns: ['operator_id'], until: MEMBERSHIP },
  invitations: {
    subject: 'operator',
    columns: ['email'],
    until: { fr: 'Suppression de l’espace', en: 'Deletion of the workspace' },
  },
  audit_events: {
    subject: 'operator',
    columns: ['operator_id', 'operator_name', 'subject', 'details', 'address'],
    until: { fr: 'Suppression de l’espace', en: 'Deletion of the workspace' },
  },
  sign_in_limits: {
    subject: 'operator',
    columns: ['key'],
    until: { fr: 'Une heure après la dernière tentative', en: 'One hour after the last try' },
  },
};

/** Tables that hold no personal data: settings, content, counters. */
export const IMPERSONAL_TABLES: readonly string[] = [
  'installation',
  'workspaces',
  'contact_fields',
  'purposes',
  'consent_wordings',
  'imports',
  'templates',
  'images',
  'domains',
  'relay_idempotency',
  'webhook_endpoints',
  'webhook_deliveries',
  'api_keys',
  'dkim_keys',
  'campaigns',
  'preflights',
  'sends',
  'send_counts',
  'standings',
  'standing_hours',
  'standing_steps',
  'outbox_workers',
  'links',
  'sandbox_blobs',
  'protected_domains',
  'inbound_step_times',
  'mta_sts_policies',
  'greylist_tries',
  'greylist_networks',
  'counted_days',
  'domain_reports',
  'report_sources',
  'report_tls',
  'migrations',
];
