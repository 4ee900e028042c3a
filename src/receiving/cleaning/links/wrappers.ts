// Sites through which links are led to be counted or checked, and that write the target into the link: a table. Those that keep the target to
// themselves (Mailchimp, SendGrid, HubSpot's newer links) are not in it, since only a click would tell.

export interface LinkWrapper {
  service: string;
  /** With its subdomains; absent where customers use hosts of their own and the path alone betrays it. */
  host?: string;
  path: RegExp;
  /** The parameter that holds the target; absent where the path does, in the first group of `path`. */
  parameter?: string;
}

export const linkWrappers: readonly LinkWrapper[] = [
  { service: 'Microsoft SafeLinks', host: 'safelinks.protection.outlook.com', path: /^\//, parameter: 'url' },
  { service: 'Microsoft SafeLinks', host: 'safelinks.protection.office365.us', path: /^\//, parameter: 'url' },
  { service: 'Barracuda', host: 'linkprotect.cudasvc.com', path: /^\/url/, parameter: 'a' },
  { service: 'Cisco', host: 'secure-web.cisco.com', path: /^\/[^/]{10,500}\/(https?(?::|%3a)(?:\/|%2f).{3,4000})/i },
  { service: 'Symantec', host: 'clicktime.symantec.com', path: /^\//, parameter: 'u' },
  { service: 'Sophos', host: 'protection.sophos.com', path: /^\//, parameter: 'u' },
  { service: 'Trend Micro', host: 'imsva91-ctp.trendmicro.com', path: /^\//, parameter: 'url' },
  { service: 'Google', host: 'google.com', path: /^\/url$/, parameter: 'q' },
  { service: 'Google', host: 'google.com', path: /^\/url$/, parameter: 'url' },
  { service: 'Google', host: 'notifications.google.com', path: /^\/g\/p\//, parameter: 'url' },
  { service: 'Google Ads', host: 'googleadservices.com', path: /^\/pagead\/aclk/, parameter: 'adurl' },
  { service: 'DoubleClick', host: 'doubleclick.net', path: /^\//, parameter: 'adurl' },
  { service: 'Facebook', host: 'facebook.com', path: /^\/(?:l|flx\/warn)\b/, parameter: 'u' },
  { service: 'Instagram', host: 'l.instagram.com', path: /^\//, parameter: 'u' },
  { service: 'YouTube', host: 'youtube.com', path: /^\/redirect$/, parameter: 'q' },
  { service: 'LinkedIn', host: 'linkedin.com', path: /^\/(?:redir\/redirect|safety\/go)/, parameter: 'url' },
  { service: 'VK', host: 'vk.com', path: /^\/away\.php/, parameter: 'to' },
  { service: 'DuckDuckGo', host: 'duckduckgo.com', path: /^\/l\/?$/, parameter: 'uddg' },
  { service: 'Slack', host: 'slack-redir.net', path: /^\/link/, parameter: 'url' },
  { service: 'Steam', host: 'steamcommunity.com', path: /^\/linkfilter/, parameter: 'url' },
  {
    service: 'Amazon SES',
    host: 'awstrack.me',
    path: /^\/L\d\/(https?(?::|%3a)(?:\/|%2f).{3,4000}?)\/\d\/[\w-]{10,200}\//i,
  },
  { service: 'Amazon SES', path: /^\/CL\d\/(https?(?::|%3a)(?:\/|%2f).{3,4000}?)\/\d\/[\w-]{10,200}\//i },
  { service: 'Customer.io', path: /^\/e\/c\/(eyJ[\w-]{20,4000})/ },
  { service: 'Mandrill', host: 'mandrillapp.com', path: /^\/track\/click/, parameter: 'p' },
  { service: 'Awin', host: 'awin1.com', path: /^\/(?:cread|awclick)\.php/, parameter: 'ued' },
  { service: 'Skimlinks', host: 'go.skimresources.com', path: /^\//, parameter: 'url' },
];
