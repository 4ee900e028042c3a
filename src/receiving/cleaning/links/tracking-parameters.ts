// Parameters of links that tell a site who clicked, or in which message, and that no page needs: a table, kept by hand from what their makers
// document. A name that any site uses for its own ends (id, ref, source, token) must not stand here.

/** Names in lower case, as they are. */
export const trackingParameters: ReadonlySet<string> = new Set([
  // Advertising clicks.
  ...['gclid', 'gclsrc', 'dclid', 'gbraid', 'wbraid', 'gad_source', 'gad_campaignid', 'srsltid', '_gl', '_ga'],
  ...['fbclid', 'fb_action_ids', 'fb_action_types', 'fb_source', 'igshid', 'igsh'],
  ...['msclkid', 'yclid', 'ysclid', 'ymclid', 'twclid', 'ttclid', 'li_fat_id', 'rdt_cid', 'epik', 'scclid'],
  ...['obclid', 'tblci', '_openstat', 'sms_click', 'sms_source', 'sms_uph'],
  // Sending services: who the reader is, which message it was.
  ...['mc_cid', 'mc_eid', 'mc_tc', '_hsenc', '_hsmi', '__hssc', '__hstc', '__hsfp', 'hsctatracking'],
  ...['vero_id', 'vero_conv', '_ke', '_kx', 'mkt_tok', 'oly_anon_id', 'oly_enc_id', 'ml_subscriber'],
  ...[
    'ml_subscriber_hash',
    'ck_subscriber_id',
    'bsft_clkid',
    'bsft_eid',
    'bsft_mid',
    'bsft_uid',
    'bsft_aaid',
    'bsft_ek',
  ],
  ...[
    '_bta_tid',
    '_bta_c',
    'trk_contact',
    'trk_msg',
    'trk_module',
    'trk_sid',
    'elqtrackid',
    'elqtrack',
    'elqaid',
    'elqat',
  ],
  ...[
    'elqcampaignid',
    'elqcsid',
    'assetid_elq',
    'sc_src',
    'sc_lid',
    'sc_llid',
    'sc_uid',
    'sc_eh',
    'sc_customer',
    'sfmc_id',
  ],
  ...['sfmc_sub', 'sfmc_activityid', 'et_cid', 'et_rid', 'spmailingid', 'spuserid', 'spjobid', 'spreportid'],
  ...['dm_i', 'dm_t', 'vgo_ee', 'wt_mc', 'wt_zmc', 'xtor', 'at_medium', 'at_campaign'],
  ...['at_emailtype', 'at_send_date', 'at_recipient_id', 'at_recipient_list', 'at_link'],
  ...['_branch_match_id', '_branch_referrer', 'omnisendcontactid'],
  ...['omnisendattributionid'],
  ...[
    'mtm_campaign',
    'mtm_cid',
    'mtm_content',
    'mtm_group',
    'mtm_keyword',
    'mtm_kwd',
    'mtm_medium',
    'mtm_placement',
    'mtm_source',
  ],
  ...[
    'pk_campaign',
    'pk_cid',
    'pk_content',
    'pk_keyword',
    'pk_kwd',
    'pk_medium',
    'pk_source',
    'piwik_campaign',
    'piwik_keyword',
    'piwik_kwd',
  ],
]);

/** Families of names. */
export const trackingPrefixes: readonly string[] = ['utm_', 'hsa_', 'nr_email_'];

/** A link that is signed as a whole: without one of its parameters it may open nothing. */
export const signatures: ReadonlySet<string> = new Set([
  ...['x-amz-signature', 'x-goog-signature', 'signature', 'sig', 'hmac', 'hdnea', 'hdnts', '__gda__', 'policy', 'sign'],
]);
