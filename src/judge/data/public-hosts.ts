// Hosts where anybody puts up something in a minute, under a name that is not his. Tables only, each entry matched with every name below
// it; drawn from what stands in the unwanted packs and from Sublime Security's static lists (MIT). Whole mail platforms (amazonaws.com,
// googleapis.com) do not belong here, only the names below which strangers are served.

/** Pages: site builders, application hosting, buckets that serve HTML. */
export const freeHosts = new Set([
  ...['000webhostapp.com', 'ac-page.com', 'amplifyapp.com', 'appspot.com', 'awsapprunner.com'],
  ...['axshare.com', 'azureedge.net', 'azurefd.net', 'azurestaticapps.net', 'azurewebsites.net', 'backblazeb2.com'],
  ...['blob.core.windows.net', 'blogspot.com', 'brizy.site', 'bubbleapps.io', 'canva.site', 'carrd.co'],
  ...['clickfunnels.com', 'cloudapp.net', 'cloudflarestorage.com', 'cloudfront.net', 'cloudwaysapps.com'],
  ...['codesandbox.io', 'contabostorage.com', 'creatorlink.net', 'csb.app', 'cyclic.app', 'deno.dev'],
  ...['digitaloceanspaces.com', 'durable.site', 'easywp.com', 'edgeone.app', 'firebaseapp.com'],
  ...['firebasestorage.googleapis.com', 'fly.dev', 'framer.app', 'framer.website', 'free.nf', 'gamma.site'],
  ...['ghost.io', 'gitbook.io', 'github.io', 'gitlab.io', 'glide.page', 'glitch.me', 'godaddysites.com', 'graph.org'],
  ...['herokuapp.com', 'heyflow.site', 'hostingerapp.com', 'hostingersite.com', 'infinityfreeapp.com'],
  ...['jimdofree.com', 'jimdosite.com', 'kinsta.page', 'landbot.site', 'linodeobjects.com', 'lovable.app'],
  ...['mybluehost.me', 'mybluemix.net', 'myportfolio.com', 'myqcloud.com', 'myshopify.com', 'mystrikingly.com'],
  ...['netlify.app', 'new.express.adobe.com', 'notion.site', 'on.aws', 'on.drv.tw', 'ondigitalocean.app'],
  ...['onrender.com', 'oraclecloud.com', 'padlet.com', 'pages.dev', 'plesk.page', 'pythonanywhere.com', 'r2.dev'],
  ...['railway.app', 'repl.co', 'replit.app', 'rf.gd', 'run.app', 's3.amazonaws.com', 'script.google.com'],
  ...['scw.cloud', 'selcdn.ru', 'selstorage.ru', 'simplesite.com', 'sites.google.com', 'softr.app', 'somee.com'],
  ...['spark.adobe.com', 'square.site', 'start.page', 'storage.cloud.google.com', 'storage.googleapis.com'],
  ...['studio.site', 'supabase.co', 'surge.sh', 'sway.cloud.microsoft', 'sway.office.com', 'systeme.io'],
  ...['telegra.ph', 'temporary.site', 'tiiny.site', 'tilda.ws', 'typedream.app', 'ucraft.net', 'unbounce.com'],
  ...['unbouncepages.com', 'up.railway.app', 'uwu.ai', 'vercel.app', 'vercel.dev', 'vultrobjects.com'],
  ...['wasabisys.com', 'web.app', 'web.core.windows.net', 'webador.com', 'webcindario.com', 'webflow.io'],
  ...['webnode.page', 'weebly.com', 'weeblysite.com', 'wixsite.com', 'wixstudio.io', 'wordpress.com', 'workers.dev'],
  ...['wpengine.com', 'wpenginepowered.com', 'xsph.ru', 'yolasite.com', 'zapier.app', 'zoholandingpage.com'],
  ...['zyrosite.com'],
]);

/** What hides the server itself: gateways to files without a home, translators used as proxies, tunnels to somebody's own computer. */
export const gatewayHosts = new Set([
  ...['4everland.app', '4everland.io', 'arweave.net', 'cf-ipfs.com', 'cloudflare-ipfs.com', 'crustwebsites.net'],
  ...['ddns.net', 'devtunnels.ms', 'duckdns.org', 'dweb.link', 'dynv6.net', 'eth.limo', 'eth.link', 'fleek.co'],
  ...['fleek.cool', 'gateway.pinata.cloud', 'gw3.io', 'hopto.org', 'infura-ipfs.io', 'ipfs.io', 'lhr.life'],
  ...['lighthouse.storage', 'loca.lt', 'localhost.run', 'mypinata.cloud', 'nftstorage.link', 'ngrok-free.app'],
  ...['ngrok-free.dev', 'ngrok.app', 'ngrok.io', 'nip.io', 'no-ip.org', 'on-fleek.app', 'serveftp.com', 'serveo.net'],
  ...['siasky.net', 'skynetfree.net', 'sslip.io', 'sytes.net', 'translate.goog', 'translate.google.com'],
  ...['translate.yandex.com', 'trycloudflare.com', 'w3s.link', 'zapto.org'],
]);

/** Forms: what is typed there goes to whoever made them. Honest people ask their readers with them too. */
export const formHosts = new Set([
  ...['123formbuilder.com', 'aidaform.com', 'airtable.com', 'cognitoforms.com', 'customervoice.microsoft.com'],
  ...['fillout.com', 'form.jotform.com', 'forms.cloud.microsoft', 'forms.gle', 'forms.office.com'],
  ...['forms.yandex.com', 'forms.yandex.ru', 'forms.zohopublic.com', 'formsite.com', 'formspree.io', 'formstack.com'],
  ...['framaforms.org', 'jotform.com', 'mikecrm.com', 'paperform.co', 'share.hsforms.com', 'surveymars.com'],
  ...['surveymonkey.com', 'tally.so', 'typeform.com', 'weavely.ai', 'wjx.cn', 'wufoo.com', 'yayforms.link'],
  ...['zfrmz.com'],
]);

/** Files: where one person leaves something for another. Honest people do every day. */
export const fileHosts = new Set([
  ...['1drv.com', '1drv.ms', '1fichier.com', '4shared.com', 'box.com', 'canva.com', 'catbox.moe', 'disk.yandex.com'],
  ...['disk.yandex.ru', 'docsend.com', 'drive.google.com', 'drive.proton.me', 'dropbox.com', 'evernote.com'],
  ...['file.io', 'filemail.com', 'fromsmash.com', 'gofile.io', 'grosfichiers.com', 'hightail.com', 'icedrive.net'],
  ...['issuu.com', 'mediafire.com', 'mega.nz', 'onedrive.live.com', 'pcloud.com', 'pixeldrain.com', 'scribd.com'],
  ...['sendspace.com', 'sharepoint.com', 'swisstransfer.com', 'sync.com', 'terabox.com', 'transfernow.net'],
  ...['uptobox.com', 'we.tl', 'wetransfer.com', 'zippyshare.com'],
]);

/** Images that anyone uploads: no house keeps the pictures of its own mailings there. */
export const imageHosts = new Set([
  ...['casimages.com', 'cdn.discordapp.com', 'directupload.net', 'freeimage.host', 'gyazo.com'],
  ...['hizliresim.com', 'hostingpics.net', 'ibb.co', 'iili.io', 'image.ibb.co', 'imageshack.com'],
  ...['imageshack.us', 'imgbb.com', 'imgbox.com', 'imgsupload.com', 'imgur.com', 'lensdump.com'],
  ...['media.discordapp.net', 'media.gab.com', 'noelshack.com', 'pbs.twimg.com'],
  ...['photobucket.com', 'picclick.com', 'picture24.cc', 'postimg.cc', 'postimg.org'],
  ...['prnt.sc', 'prntscr.com', 'servimg.com', 'tinypic.com'],
  ...['uploaddeimagens.com.br', 'zupimages.net'],
]);
