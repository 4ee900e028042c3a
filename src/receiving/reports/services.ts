// Services that send mail for others, known by the domains that sign or vouch for what they send when nothing of their customer's is set up.
// Data: add a line where one is missing. Mailboxes for anybody are none of them: who writes from one in somebody's name is a stranger. The names are those of their makers.

/** Ending of the domain -> name of the service. */
const SERVICES: readonly (readonly [ending: string, name: string])[] = [
  ['google.com', 'Google Workspace'],
  ['gappssmtp.com', 'Google Workspace'],
  ['onmicrosoft.com', 'Microsoft 365'],
  ['brevosend.com', 'Brevo'],
  ['sendinblue.com', 'Brevo'],
  ['mcsv.net', 'Mailchimp'],
  ['mcdlv.net', 'Mailchimp'],
  ['rsgsv.net', 'Mailchimp'],
  ['mandrillapp.com', 'Mailchimp Transactional'],
  ['sendgrid.net', 'SendGrid'],
  ['sendgrid.com', 'SendGrid'],
  ['amazonses.com', 'Amazon SES'],
  ['mailjet.com', 'Mailjet'],
  ['mailgun.org', 'Mailgun'],
  ['mailgun.net', 'Mailgun'],
  ['sparkpostmail.com', 'SparkPost'],
  ['mtasv.net', 'Postmark'],
  ['postmarkapp.com', 'Postmark'],
  ['hubspotemail.net', 'HubSpot'],
  ['hs-sites.com', 'HubSpot'],
  ['exacttarget.com', 'Salesforce Marketing Cloud'],
  ['salesforce.com', 'Salesforce'],
  ['zendesk.com', 'Zendesk'],
  ['freshdesk.com', 'Freshdesk'],
  ['intercom.io', 'Intercom'],
  ['klaviyomail.com', 'Klaviyo'],
  ['sarbacane.com', 'Sarbacane'],
  ['mailchannels.net', 'MailChannels'],
  ['ovh.net', 'OVHcloud'],
  ['ovh.com', 'OVHcloud'],
  ['gandi.net', 'Gandi'],
  ['infomaniak.com', 'Infomaniak'],
  ['infomaniak.ch', 'Infomaniak'],
  ['ionos.fr', 'IONOS'],
  ['ionos.com', 'IONOS'],
  ['kundenserver.de', 'IONOS'],
  ['o2switch.net', 'o2switch'],
  ['alwaysdata.com', 'alwaysdata'],
  ['protonmail.ch', 'Proton'],
  ['zoho.com', 'Zoho'],
  ['zohomail.com', 'Zoho'],
  ['fastmail.com', 'Fastmail'],
  ['messagingengine.com', 'Fastmail'],
  ['stripe.com', 'Stripe'],
  ['shopify.com', 'Shopify'],
  ['shopifyemail.com', 'Shopify'],
  ['wixemails.com', 'Wix'],
  ['docusign.net', 'DocuSign'],
  ['atlassian.net', 'Atlassian'],
];

const BY_ENDING = new Map(SERVICES);

/** Undefined when it is nobody's that is known. */
export function serviceOf(domain: string): string | undefined {
  const labels = domain.toLowerCase().split('.');
  for (let at = 0; at < labels.length - 1; at++) {
    const found = BY_ENDING.get(labels.slice(at).join('.'));
    if (found) return found;
  }
  return undefined;
}
