"""HTML that no page should hold, and such as it may: what cells are made to show by their data."""

AWAY = "http://127.0.0.1:9/x"

# what a page's own policy does not stop: to be refused, or another page comes in its place
LEADS_AWAY = (
    f'<meta http-equiv="refresh" content="0;url={AWAY}">',
    f'<link rel="dns-prefetch" href="{AWAY}">',
)

# covers the page, hides the rest of it or what is around it
CUTS_SHORT = (
    "<!-- the rest is hidden",
    "<plaintext>",
    "<textarea>",
    "<xmp>",
    "<style>td{display:none}",
    "<noscript>",
    "<details><summary>the rest is folded</summary>",
    '<a href="#x">the rest is a link',
    '<a title="',
    '<p class="x',
    "</",
    "</main></div>",
    '<p style="position:fixed;inset:0;background:white">covered</p>',
    "<p style='POSITION : absolute'>x</p>",
    "<p style='pos&#105;tion:absolute'>x</p>",
    "<p style='p\\6fsition:fixed'>x</p>",
    "<dialog open>x</dialog>",
)

RUNS_OR_FETCHES = (
    "<script>alert(1)</script>",
    "<SCRIPT\n>alert(1)</SCRIPT>",
    "<script/x>alert(1)</script>",
    f'<script src="{AWAY}"></script>',
    "<svg><script>alert(1)</script></svg>",
    "<svg onload=alert(1)></svg>",
    "<svg/onload=alert(1)></svg>",
    '<svg><animate onbegin="alert(1)" attributeName="x"/></svg>',
    '<svg><a><set attributeName="href" to="javascript:alert(1)"/><text y="9">x</text></a></svg>',
    '<svg><use href="data:image/svg+xml,<svg id=x onload=alert(1)/>#x"/></svg>',
    f'<svg><image href="{AWAY}"/></svg>',
    "<svg><foreignObject><p>x</p></foreignObject></svg>",
    "<p onclick=alert(1)>x</p>",
    "<p ONMOUSEOVER = 'alert(1)'>x</p>",
    "<p/onclick=alert(1)>x</p>",
    '<p title="x"onclick="alert(1)">x</p>',
    '<p b"c onclick=alert(1) d">x</p>',
    "<details open ontoggle=alert(1)></details>",
    "<p tabindex=1 onfocus=alert(1) autofocus>x</p>",
    '<a href="javascript:alert(1)">x</a>',
    '<a href=" java\nscript:alert(1)">x</a>',
    '<a href="&#106;avascript&colon;alert(1)">x</a>',
    '<a href="\x01javascript:alert(1)">x</a>',
    '<a href="vbscript:x">x</a>',
    '<a href="data:text/html,<p>x</p>">x</a>',
    f'<a href="#x" ping="{AWAY}">x</a>',
    f'<img src="{AWAY}" onerror=alert(1)>',
    f'<img srcset="{AWAY} 2x">',
    f'<image src="{AWAY}">',
    f'<iframe src="{AWAY}"></iframe>',
    '<iframe srcdoc="<script>alert(1)</script>"></iframe>',
    f'<object data="{AWAY}"></object>',
    f'<embed src="{AWAY}">',
    f'<video poster="{AWAY}" src="{AWAY}"></video>',
    f'<audio src="{AWAY}" autoplay></audio>',
    f'<base href="{AWAY}">',
    f'<link rel="stylesheet" href="{AWAY}">',
    f'<form action="{AWAY}"><button>x</button></form>',
    f'<input type="image" src="{AWAY}">',
    f'<table background="{AWAY}"><tr><td>1</td></tr></table>',
    f'<p style="background:url({AWAY})">x</p>',
    f'<p style="background:u\\72l({AWAY})">x</p>',
    f"<p style='background:image-set(\"{AWAY}\" 1x)'>x</p>",
    f'<svg><rect fill="url({AWAY})" width="9" height="9"/></svg>',
    "<math><mtext><script>alert(1)</script></mtext></math>",
    "<template><script>alert(1)</script></template>",
    "<!-- --><script>alert(1)</script>",
    '<p title="<!--"><script>alert(1)</script></p>',
    "<![CDATA[<script>alert(1)</script>]]>",
    "<?xml version='1.0'?>",
)

HOSTILE = (*RUNS_OR_FETCHES, *LEADS_AWAY, *CUTS_SHORT)

FRAME = (
    '<table border="1" class="dataframe"><thead><tr style="text-align: right;"><th></th></tr>'
    "</thead><tbody><tr><th>0</th><td>1<td>2</tr></tbody></table>"
)
DRAWING = (
    '<svg viewBox="0 0 9 9" role="img" aria-label="x"><defs><clipPath id="c"><rect width="9" '
    'height="9"/></clipPath></defs><g clip-path="url(#c)"><path d="M0 0L9 9" style="stroke: red"/>'
    '<use xlink:href="#p"/><text x="1" y="2">ta</text></g></svg>'
)
HARMLESS = (
    "",
    "plain, with a < b and 3 > 2 & c",
    "<p>&lt;script&gt;alert(1)&lt;/script&gt; onclick=alert(1) javascript:alert(1)</p>",
    '<p title="a > b, on one = two">x</p>',
    f'<p aria-label="position: $\\frac{{1}}{{0}}$ &lt;b&gt; url({AWAY})">x</p>',
    "<p class=lead lang=nn>utan hermeteikn<br>og<br/>to</p>",
    FRAME,
    '<a href="https://www.ssb.no/">x</a><a href="mailto:x@example.org">y</a><a href="#z">z</a>',
    '<a href="page.html?a=1&amp;b=2">x</a>',
    '<a href="data:text/csv;base64,YQ==" download="x.csv">x</a>',
    DRAWING,
    "<ul><li>one<li>two</ul><details><summary>s</summary>t</details>",
)
