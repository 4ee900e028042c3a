// Words by which an office, not a person, names itself: what belongs to a house's own domain and is a mask on a free mailbox.
// A table only, of the languages of the packs. Words by which small associations, schools and town halls name themselves (`service`,
// `équipe`, `secrétariat`, `mairie`, `club`) are left out on purpose: they do write from free mailboxes.

export const officeWords =
  /(?<![\p{L}\p{N}])(?:support|help ?desk|customer (?:care|service)|security|s[ée]curit[ée]|sicherheit|billing|invoic(?:e|ing)|notifica\p{L}+|notifications?|kundenservice|kundendienst|service clients?|servicio al cliente|atendimento|suporte|soporte|comunicado|webmaster|mail(?:er)? admin\p{L}*|administrator|postmaster|account (?:team|alert|department)|rewards?|promotions?|lottery|loterie|gewinn\p{L}*|winner|sweepstakes|bonus|department|bank|banque|banco|wallet|airdrop|refund|consumer|congrat\p{L}*|f[ée]licitations?)(?![\p{L}\p{N}])/iu;
