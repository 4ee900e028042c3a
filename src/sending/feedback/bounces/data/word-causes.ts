// What the words of a refusal mean, in English, French and a few other tongues of mail servers. Read from the top, the first that
// matches decides: what names one thing clearly stands above what is said of many. A table, not code: a server's habit is one more line.
// Every pattern is linear: no repetition within a repetition, and every gap is bounded.

import type { BounceCause } from '../bounce-cause.ts';

export interface WordRule {
  text: RegExp;
  cause: BounceCause;
}

export const wordCauses: readonly WordRule[] = [
  // Content that nobody mistakes.
  {
    text: /\bvirus(?:es)?\b(?! ?total).{0,40}(?:detected|found|infected|rejected)|infected (?:with|by)|contains? (?:a )?(?:virus|malware|worm)|malware (?:was )?(?:detected|found)|virus (?:has been )?(?:detected|found)|antivirus.{0,30}reject|message.{0,60}virus/i,
    cause: 'virus',
  },
  // How we are named and signed.
  {
    text: /procmail|maildrop|command (?:died|failed|output)|mailer error|pipe to \||\|\/|x-unix|exited with|local delivery agent/i,
    cause: 'mailer',
  },
  { text: /\bon hold\b/i, cause: 'on_hold' },
  { text: /too many hops|hop count|(?:mail|routing|forwarding|message) loop\b|looping|loops? back/i, cause: 'network' },
  { text: /malformed address|bad address syntax|improper sequence/i, cause: 'protocol' },
  { text: /delivery failed \d{1,4} attempts|host not reachable/i, cause: 'expired' },
  { text: /groups\.google\.com|support\.google\.com\/a\/\S{0,40}group|googlegroups/i, cause: 'sender_rejected' },
  { text: /ip frequency limited/i, cause: 'too_many_connections' },
  {
    text: /not a registered \w{1,20} ?user|sending (?:to\/)?from an address/i,
    cause: 'sender_rejected',
  },
  { text: /unverif\w+ sending ip/i, cause: 'reverse_dns' },
  { text: /different address or alias using|'send mail as'/i, cause: 'sender_rejected' },
  { text: /unauthenticated senders? (?:is |are )?not allowed/i, cause: 'security' },
  { text: /my name was rejected|invalid ip for sending|not accepting connections/i, cause: 'blocked' },
  { text: /host network not allowed|content presents a potential|header error|protocol violation/i, cause: 'policy' },
  { text: /exceeds administrative limit/i, cause: 'mailbox_limit' },
  { text: /system not accepting network messages|system does not accept/i, cause: 'no_mail_accepted' },
  { text: /wasn'?t able to establish an smtp connection/i, cause: 'network' },
  { text: /likely suspicious|(?:low|poor|bad) reputation/i, cause: 'low_reputation' },
  { text: /gr[ae]y.?list/i, cause: 'greylisted' },
  {
    text: /\bPTR\b|reverse (?:dns|lookup|hostname|mapping|ip)|rdns\b|fcrdns|fix reverse|mismatches client ip|cannot find your hostname|(?:unresolvable|no) (?:reverse|hostname for)|could not resolve your (?:ip|host)|does not resolve to|reverse and forward|valid (?:a )?reverse|hostname.{0,40}does not (?:match|resolve)|ip.{0,30}has no (?:hostname|name)|client host rejected: cannot find|no matches to nameserver query/i,
    cause: 'reverse_dns',
  },
  {
    text: /\bdmarc\b|\bdkim\b.{0,80}(?:fail|invalid|not pass|required|reject)|\bSPF\b.{0,100}(?:fail|not pass|deny|denied|reject|permerror|softfail|hard|record|check|unauth)|(?:fail|not pass|violat|reject|denied).{0,60}\bSPF\b|unauthenticated (?:email|mail) (?:from|is)|sender is unauthenticated|unauthenticated sender.{0,60}(?:spf|dkim)|sender policy framework|domain authentication|sending domain.{0,60}(?:authentication|not pass)|multiple authentication checks|authentication checks? failed|message fail(?:ed|s) (?:spf|dkim|authentication)|email authentication|verifier la configuration SPF/i,
    cause: 'authentication',
  },
  {
    text: /relay(?:ing)?(?: access)? (?:is )?(?:denied|not (?:allowed|permitted)|prohibited|forbidden|rejected|refused)|unable to relay|not (?:allowed|permitted|authorized|configured) to relay|we do(?:n'?t| not) relay|no relaying|cannot relay|relay(?:ing)? (?:not|disabled)|mail relay denied|relay is not|this system is not configured to relay|not (?:in )?(?:my )?(?:list of )?allowed rcpthosts|insecure mail relay|email address is not verified|as a relay, but i have not been configured|not local(?: host)?[^.]{0,20}not a gateway|local user only|domain isn'?t allowed to be relayed|please use your isp relay|relaying mail to|server does not relay/i,
    cause: 'relay_denied',
  },
  {
    text: /starttls.{0,40}(?:required|first|must)|tls (?:is )?(?:required|negotiation failed|handshake)|must issue a starttls|encryption (?:is )?required|failed starttls|certificate.{0,40}(?:verify|verification) failed/i,
    cause: 'tls',
  },
  // How big, how full.
  {
    text: /message (?:size|length)?.{0,40}(?:exceed(?:s|ed)|over|larger? than|greater than).{0,50}(?:size|limit|maximum|max)|message (?:is |was )?too (?:large|big|long)|(?:maximum|max|fixed) (?:message |allowed )?size|size (?:limit|exceed)|exceeds? (?:the )?(?:size|max|maximum)|too (?:large|big) for|(?:line|header) too long|message header size|trop (?:gros|volumineux)/i,
    cause: 'too_big',
  },
  {
    text: /insufficient (?:system )?(?:disk|storage)(?: space)?(?!.{0,40}(?:user|mailbox|account))|no space left|mail system full|disk (?:is )?full|file system.{0,20}full|not enough (?:disk|storage|space)(?!.{0,40}(?:user|mailbox|account))/i,
    cause: 'system_full',
  },
  {
    text: /mail ?(?:box|folder|drop|dir|account|server)?(?:'s)?(?: is| has| size)?(?: exceeded| already)? ?(?:full|over.?quota)\b|mailbox.{0,60}(?:full|quota|exceed|size limit|out of space|oversize)|over (?:the |its |their |disk |storage |mail )*quota|overquota|quota.{0,30}(?:exceed|full|over|reached|violation)|(?:exceed|over|reached).{0,40}(?:quota|storage)|inbox (?:is )?(?:full|out of)|inbox.{0,20}out of storage|(?:account|user|recipient|box|boxe).{0,40}(?:is full|over limit|out of space|storage (?:limit|full))|too many messages (?:on|in)|user has exhausted|not enough (?:storage )?space.{0,40}(?:user|mailbox|account)|insufficient (?:disk )?(?:space|storage|quota).{0,40}(?:user|mailbox|account)|storage (?:limit|allocation) (?:reached|exceeded)|would exceed|pleine|voll\b|mailfolder is full/i,
    cause: 'mailbox_full',
  },
  // Who is meant.
  {
    text: /(?:account|mailbox|mail ?box|user|recipient|address|e-?mail|username)[^.]{0,60}(?:disabled|suspended|inactive|deactivated|discontinued|frozen|is locked|not active|inactivated|has been (?:blocked|closed|cancel|terminated|archived)|been expired|is closed|administratively)|disabled (?:recipient|account|mailbox|user)|(?:inactive|suspended|deactivated) (?:recipient|account|mailbox|user|on this)|currently suspended|temporarily (?:inactiv|disabled)|no longer (?:active|accept)|domain.{0,40}suspend|invalid\/inactive|boite.{0,30}(?:bloqu|suspend|desactiv)|account.{0,10}(?:unavailable|not receiving)|mailbox.{0,20}(?:dormant|unused)|\(#5\.1\.6\).*inactive|user .{0,80}is inactive/i,
    cause: 'suspended',
  },
  {
    text: /recipient(?: address)? no longer on server|has moved|user .{0,60}moved|no longer on server|address (?:has )?changed|mailbox has moved|new (?:e-?mail )?address is|please.{0,30}new address/i,
    cause: 'moved',
  },
  {
    text: /null ?mx|indicated no smtp service|does(?:n'?t| not) (?:receive|accept) (?:any )?(?:e-?)?mail(?! from)|not accept(?:ing)? (?:any )?mail for|mail server has been disabled|host or domain (?:is )?configured to accept no|no mx (?:found|record)|\bno mail accepted|name service error for name=\S+ type=MX: malformed|does not want (?:any )?mail|domain.{0,40}not accept mail|smtp is disabled|no (?:valid )?(?:mx|mail exchange|mail server)|i couldn'?t find a mail exchanger/i,
    cause: 'no_mail_accepted',
  },
  {
    text: /host or domain name not found|(?:no such|unknown|non-?existent|invalid) (?:mail |recipient )?(?:host|domain)|(?:domain|host)(?: name)?[^.]{0,30}(?:does(?:n'?t| not) exist|not found(?!, try)|unknown|is not reachable|unreachable)|couldn'?t find any host named|unrout(?:e)?able (?:address|mail domain)|unknown host|host unknown|name or service not known|recipient domain must exist|domain must exist|couldn'?t find any host|account or domain may not exist|cannot resolve (?:the )?(?:mx|domain|host)|can'?t resolve|domaine.{0,20}(?:inconnu|introuvable|existe pas)/i,
    cause: 'domain_unknown',
  },
  {
    text: /\b(?:user|recipient|mailbox|account)(?: name)? (?:is |was |does )?(?:unknown|not (?:found|exist|known))|unknown (?:or \w{1,12} )?(?:user|recipient|mailbox|rcpt)|no such (?:user|mailbox|recipient|person|account)|(?:mailbox|e-?mail account|this user|that user|recipient|e-?mail address)[^.]{0,60}(?:does(?:n'?t| not) exist|not found|unavailable)|no mailbox (?:here )?by that name|invalid (?:recipient|mailbox|user)|recipient name is not recogni[sz]ed|unknown in (?:local|virtual|relay)/i,
    cause: 'user_unknown',
  },
  {
    text: /too many (?:concurrent |simultaneous |smtp |open )?(?:connections|sessions|clients)|trop de connexions|connection (?:rate|frequency|count|limit)|concurrency limit|(?:maximum|max) (?:number of )?(?:concurrent |simultaneous )?connections|simultaneous connections|server too busy|connections? (?:per|from).{0,40}(?:exceed|limit)/i,
    cause: 'too_many_connections',
  },
  {
    text: /receiving (?:mail|e-?mail|messages).{0,20}(?:rate|too quickly)|(?:sending|message|mail|request|delivery|frequency|submission) (?:rate|frequency).{0,40}(?:exceed|limit|too)|rate.?limit|too (?:fast|quickly)|unusual rate|sent to too many recipients|max(?:imum)? (?:e-?mails?|messages|sending rate|defers) per|max (?:defers|emails) .{0,30}(?:hour|exceed)|too many (?:messages|mails|emails|requests|recipients)(?! on| in (?:the|your|his) mail)|exceeded .{0,40}(?:limit|rate).{0,20}(?:hour|minute|day)|throttl|quota of messages|daily (?:sending )?(?:limit|quota)|volume.{0,40}(?:exceed|too)|please slow down/i,
    cause: 'too_fast',
  },
  // What we wrote.
  {
    text: /not rfc ?-?(?:5322|2822|822|compliant)|rfc ?(?:5322|2822|822).{0,30}(?:compliant|violation|specification)|messages? (?:missing|with (?:multiple|no))|(?:duplicate|multiple|missing|invalid).{0,20}(?:header|message-?id)|bare (?:lf|cr|linefeed)|not (?:standard|conform).{0,20}rfc/i,
    cause: 'not_compliant',
  },
  {
    text: /\bspam\b|\bUBE\b|\bUCE\b|unsolicited|junk mail|bulk (?:e-?)?mail|(?:message|mail) content (?:rejected|refused)|content.{0,30}(?:rejected|refused|denied)|looks like (?:a )?(?:spam|junk)|phishing|blacklisted url|url.{0,30}(?:blacklist|listed|surbl|uribl)|surbl|uribl|suspected (?:to be )?spam|spamassassin|rejected by (?:cloudmark|spamassassin|rspamd|bogofilter)|score (?:of|was|exceeded)|mail rejete|pourriel|bulkmail|hit a spam trap|spamtrap/i,
    cause: 'spam',
  },
  {
    text: /likely suspicious|low reputation|(?:poor|bad|negative|low).{0,15}reputation|reputation.{0,40}(?:low|poor|bad|block|reject|sender|problem)|senderbase|sender ?score/i,
    cause: 'low_reputation',
  },
  // Who we are to them.
  {
    text: /block(?:ed)? (?:using|by|list|for|due|because|from|mail)|black.?list|(?:is|been|was) (?:banned|blocked|listed)|\bDNSBL\b|\bRBL\b|spamhaus|barracuda|spamcop|sorbs|cbl\.abuseat|listed (?:in|on|at|by)|client host (?:\S+ )?rejected|host rejected|\b(?:ip|client|server|host|connection)s?\b[^.]{0,60}(?:not allowed|rejected|refused|denied|banned|blocked|blocklist)|connection (?:refused|dropped|rejected|reset|closed) (?:by|due)|not (?:currently )?accepting (?:mail|connections|messages)|connections? not accepted|no access from|access (?:denied|rejected|refused).{0,60}(?:ip|host|server|client)|(?:your|sending) (?:ip|mta|server|host)[^.]{0,60}(?:block|reject|ban|refus|den(?:y|ied)|not)|service refuse|mail(?:s)? from.{0,60}(?:refused|rejected|blocked|not accepted)|a problem occurred\. \(ask your postmaster|dynamic (?:ip|host)|dialup|dial-up|bad (?:helo|ehlo)|helo.{0,40}(?:reject|invalid|refused|denied)|ehlo.{0,40}(?:reject|invalid|refused)|invalid (?:helo|ehlo)|you are not allowed to connect|botnet|zombie|temporarily deferred|domain.{0,20}blocked|poor smtp|no smtp (?:service )?for you/i,
    cause: 'blocked',
  },
  {
    text: /sender(?:'s)?(?: e-?mail)?(?: address| domain| user)?[^.]{0,60}(?:reject|refus|denied|invalid|not (?:allowed|found|valid|accepted|permitted|authorized)|does not exist|unknown|verif|blacklist|unresolvable|must (?:exist|resolve))|domain of sender|invalid sender|mail from.{0,40}(?:reject|invalid|not (?:owned|allowed|valid)|denied)|bogus mail|empty (?:envelope )?(?:sender|email address)|null sender|bounce.{0,20}not accepted|backscatter|batv|non-?member|members?-only|not a (?:member|subscriber)|you (?:do not|don'?t) have permission to post|permission to (?:post|contact)|does not have permission|not pre-?approved|senderfilter|from: domain|emetteur|exp[ée]diteur.{0,30}(?:refus|invalid|inconnu)|fully.?qualified (?:e-?mail )?address|administrative prohibition|unauthori[sz]ed sender|not allowed to send|sender verify|can'?t (?:verify|resolve) (?:the )?sender|returned mail not accepted|couldn'?t be delivered to the group|group you tried to contact/i,
    cause: 'sender_rejected',
  },
  {
    text: /authentication (?:is )?(?:required|failed|failure|credentials|turned on)|auth(?:entication)? required|not authenticated|you (?:don'?t|do not|must) authenticate|unauthenticated senders?|not authori[sz]ed|unauthori[sz]ed|authori[sz]ation|access denied|please (?:use|turn on) smtp auth|verification failure|you are not authori|email rejected due to security|security (?:violation|reason|polic)/i,
    cause: 'security',
  },
  {
    text: /polic(?:y|ies)|attachment|not accepted for|header error|denied by|protocol violation|organi[sz]ation|local (?:rule|config)|illegal|potential(?:ly)? (?:security|dangerous|harmful)|prohibited|content.{0,20}potential|host network not allowed|message (?:bounced|given)|forbidden/i,
    cause: 'policy',
  },
  {
    text: /recipients? (?:was|were) rejected by a remote mail server|refused due to recipient preferences|message filtered/i,
    cause: 'filtered',
  },
  // Who is meant, said in the ways that others use for more than one thing.
  {
    text: /user (?:name )?(?:is |does )?(?:unknown|not (?:found|exist|known|here|listed|recogni))|unknown (?:e-?mail |local )?(?:user|recipient|mailbox|address|local.?part|account|rcpt)|no such (?:user|mailbox|recipient|person|address|account|local)|(?:mailbox|user|recipient|account|address|e-?mail|rcpt|id|inbox|alias)[^.]{0,80}(?:does(?:n'?t| not) (?:exist|appear)|do not exist|not (?:exist|found|available|known|recogni|valid|listed|be found|in (?:our|my|the))|unavailable|unknown|invalid|no longer valid|nonexistent|non-existent)|(?:invalid|bad|incorrect|nonexistent|non-existent|undeliverable|illegal) (?:recipient|mailbox|user|address|destination|rcpt|email|local)|no (?:mailbox|account|user|recipient|valid)[^.]{0,30}(?:here|by that name|found|exist|recipients?|with)|not (?:a )?(?:valid|known|our) (?:recipient|mailbox|user|customer|address|account)|recipient (?:address |name )?(?:rejected|is not|not|unknown|refused|denied)|(?:can(?:no|')t|unable to) (?:find|locate) (?:the )?(?:recipient|user|mailbox)|destinataire.{0,40}(?:inconnu|invalide|n'existe)|adresse.{0,40}(?:inconnue|invalide|n'existe|existe pas)|utilisateur.{0,20}inconnu|bo[iî]te.{0,20}(?:inconnue|existe pas)|unbekannt|empf[aä]nger.{0,30}(?:unbekannt|existiert)|is not (?:a )?(?:known|recogni[sz]ed|local)|(?:that|this) (?:user|address|recipient|mailbox)|not our customer|name is not recogni|unknown recipient|does not like recipient|user .{0,60} not |address (?:is )?(?:invalid|unknown|rejected|error)|no such|not exist|<[^>@]+@[^>]+>\.\.\. ?no/i,
    cause: 'user_unknown',
  },
  // The other server, and the way there.
  {
    text: /too many hops|hop count|(?:mail|routing|forwarding|message) ?loop|looping|loops? back|loop was found|no route to host|(?:host|network) (?:is )?unreachable|name server reply|host name lookup failure|host not found, try again|dns (?:error|lookup|server|records)|unable to (?:resolve|lookup|route)|domain name not found|lost connection|connection (?:reset|lost|aborted)|nxdomain|name service error|could not connect|delivery loop|bad (?:address|route)/i,
    cause: 'network',
  },
  {
    text: /procmail|maildrop|command (?:died|failed|output)|mailer error|pipe to|local delivery agent|exit code|x-unix|\|\/|child (?:status|process)|service unavailable.{0,20}local|unix error|exited with/i,
    cause: 'mailer',
  },
  {
    text: /(?:connection|operation|session|conversation|read|delivery)s?.{0,20}timed? ?out|time(?:d)? ?-?out|expired|too long in (?:the )?queue|(?:in|been in) (?:the )?(?:mail )?queue (?:too long|for)|queue too long|giving up|give up|could not (?:be )?deliver(?:ed)? (?:for|in|within|after)|(?:has|have) been (?:delayed|failing)|not (?:been )?(?:collected|delivered) (?:after|within|for|yet)|retry (?:time|timeout)|long failure period|did(?:n't| not) (?:respond|accept our requests)|not respond|wasn'?t able to establish an smtp|unable to deliver (?:message )?after|still (?:being )?(?:trying|retried|attempted)|delivery (?:time|attempts)|not reachable within|cannot connect|connection refused|temporarily unable|gave up|undeliverable for|after \d+ (?:hours|days|attempts)|will (?:be retried|retry|keep trying|continue)|delay(?:ed)?\b/i,
    cause: 'expired',
  },
  {
    text: /syntax error|improper sequence|bad sequence|command (?:not|unrecogni|unimplemented)|unrecogni[sz]ed command|invalid (?:command|parameter|character)|protocol error|need (?:rcpt|mail)|bad command|parameter/i,
    cause: 'protocol',
  },
  {
    text: /internal (?:server )?error|local (?:error|problem|configuration)|system (?:config|error|is)|configuration error|misconfigur|temporary (?:failure|error|problem|local)|could not load|service (?:currently )?(?:unavailable|not available)|can'?t (?:create|open)|server (?:error|configuration|busy|unavailable)|aliasing|transaction failed|temporar|try (?:again )?later|resources|mdb\b|i\/o error|overload/i,
    cause: 'system',
  },
  { text: /relay|verified/i, cause: 'relay_denied' },
  {
    text: /\bcharset|\b8.?bit|mime|encoding|non-?ascii|body type|improper (?:use|content)|bad content|unicode/i,
    cause: 'content',
  },
  { text: /rejected|refused|denied|not accepted|unacceptable/i, cause: 'blocked' },
];
