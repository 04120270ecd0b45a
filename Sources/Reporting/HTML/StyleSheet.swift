extension HTMLPage {
  /// The style sheet of the pages: light and dark, narrow and wide, screen and paper. No fonts and no images.
  ///
  /// Text has a contrast of at least 4.5 to what is behind it; `Scripts/check_report.py` measures it.
  public static let style = #"""
    :root {
      color-scheme: light dark;
      --paper: #ffffff; --ink: #1b1b1b; --quiet: #565656; --line: #d4d4d4; --shade: #f5f5f3;
      --link: #0b4f94; --blue: #1f6fb2; --orange: #c25a00;
      --good: #0d5c2e; --good-back: #e3f3e8; --fails: #7a3d00; --fails-back: #fdeedd;
      --open: #444b55; --open-back: #e9ecf0; --bad: #9b1313; --bad-back: #fde8e8;
    }
    @media (prefers-color-scheme: dark) {
      :root {
        --paper: #16181b; --ink: #e8e6e1; --quiet: #a9a8a4; --line: #3c4046; --shade: #1f2226;
        --link: #8cc0f5; --blue: #5aa6e6; --orange: #f0994a;
        --good: #8fdbab; --good-back: #16301f; --fails: #f5bd86; --fails-back: #38260f;
        --open: #c3c9d2; --open-back: #2a2f37; --bad: #ff9d9d; --bad-back: #421a1a;
      }
    }
    * { box-sizing: border-box; }
    html { -webkit-text-size-adjust: 100%; text-size-adjust: 100%; }
    body {
      margin: 0; background: var(--paper); color: var(--ink);
      font: 1.0625rem/1.6 Charter, "Bitstream Charter", "Source Serif 4", Cambria, "DejaVu Serif", Georgia, serif;
    }
    header.site, main, footer.site { max-width: 76rem; margin: 0 auto; padding: 0 1.5rem; }
    header.site { border-bottom: 1px solid var(--line); }
    nav ul { display: flex; flex-wrap: wrap; gap: 0 1.75rem; list-style: none; margin: 0; padding: 0; }
    nav a { display: block; padding: .9rem 0 .7rem; border-bottom: 3px solid transparent; text-decoration: none; }
    nav a[aria-current] { color: var(--ink); border-color: var(--ink); }
    nav, table, form, .facts, .badge, svg, footer.site, .crumbs {
      font-family: system-ui, -apple-system, "Segoe UI", Roboto, "DejaVu Sans", sans-serif;
    }
    nav, footer.site, .crumbs { font-size: .9375rem; }
    .crumbs { margin: 1.5rem 0 0; }
    .skip { position: absolute; left: -100rem; padding: .5rem 1rem; background: var(--paper); }
    .skip:focus { left: 1rem; top: .5rem; z-index: 1; }
    a { color: var(--link); text-underline-offset: .15em; overflow-wrap: anywhere; }
    :focus-visible { outline: 3px solid var(--orange); outline-offset: 2px; }
    h1, h2, h3 { line-height: 1.25; text-wrap: balance; overflow-wrap: anywhere; }
    h1 { font-size: 2rem; font-weight: 600; margin: 1.5rem 0 1rem; }
    h2 { font-size: 1.375rem; font-weight: 600; margin: 2.5rem 0 .75rem; }
    h3 { font-size: 1.0625rem; font-weight: 700; margin: 1.5rem 0 .5rem; }
    p, ul, ol, dl, blockquote { max-width: 46rem; margin: .75rem 0; }
    main > p.lead { font-size: 1.1875rem; }
    .quiet { color: var(--quiet); }
    .formula { margin: 1.25rem 0; padding: .6rem 0 .6rem 1.25rem; border-left: 3px solid var(--line); font-size: 1.25rem;
      overflow-wrap: anywhere; }
    code, pre, .element { font-family: ui-monospace, "SF Mono", "Cascadia Mono", "DejaVu Sans Mono", Menlo, monospace; font-size: .875em; }
    code { overflow-wrap: anywhere; }
    pre { margin: .75rem 0; padding: .9rem 1.1rem; overflow-x: auto; background: var(--shade); border: 1px solid var(--line); }
    pre code { font-size: inherit; overflow-wrap: normal; }
    dl.facts { display: grid; grid-template-columns: minmax(7rem, max-content) 1fr; gap: .4rem 1.5rem; font-size: .9375rem; max-width: 60rem; }
    dl.facts dt { color: var(--quiet); }
    dl.facts dd { margin: 0; overflow-wrap: anywhere; }
    dl.facts ul { margin: 0; padding-left: 1.1rem; }
    .badge { display: inline-block; padding: .05rem .55rem; border-radius: 1rem; font-size: .8125rem; font-weight: 600;
      white-space: nowrap; color: var(--open); background: var(--open-back); }
    .badge.good { color: var(--good); background: var(--good-back); }
    .badge.fails { color: var(--fails); background: var(--fails-back); }
    .badge.bad { color: var(--bad); background: var(--bad-back); }
    .notice { max-width: 60rem; margin: 1.25rem 0; padding: .75rem 1.1rem; border-left: 4px solid var(--open); background: var(--open-back); }
    .notice.good { border-color: var(--good); background: var(--good-back); }
    .notice.fails { border-color: var(--fails); background: var(--fails-back); }
    .notice.bad { border-color: var(--bad); background: var(--bad-back); }
    .notice p { margin: .25rem 0; }
    .notice .badge { background: var(--paper); }
    .scroll { overflow-x: auto; max-width: 100%; margin: 1rem 0; }
    table { border-collapse: collapse; font-size: .9375rem; line-height: 1.45; font-variant-numeric: tabular-nums; }
    table[data-sortable] { width: 100%; }
    caption { text-align: left; padding: 0 0 .5rem; color: var(--quiet); }
    th, td { padding: .45rem .9rem .45rem 0; text-align: left; vertical-align: top; border-bottom: 1px solid var(--line); overflow-wrap: anywhere; }
    thead th { font-weight: 600; border-bottom: 2px solid var(--ink); vertical-align: bottom; white-space: nowrap; }
    tbody th { font-weight: 400; min-width: 9rem; }
    th.number, td.number { text-align: right; white-space: nowrap; }
    thead th button { all: unset; cursor: pointer; font: inherit; }
    thead th button::after { content: " ↕"; color: var(--quiet); }
    thead th[aria-sort="ascending"] button::after { content: " ↑"; color: inherit; }
    thead th[aria-sort="descending"] button::after { content: " ↓"; color: inherit; }
    thead th button:focus-visible { outline: 3px solid var(--orange); outline-offset: 2px; }
    .statement { display: block; color: var(--quiet); }
    .statement.math { font: .9375rem/1.5 Charter, "Bitstream Charter", Cambria, "DejaVu Serif", Georgia, serif; color: var(--ink); }
    sub, sup { font-size: .75em; line-height: 0; }
    form.controls { display: flex; flex-wrap: wrap; align-items: end; gap: .75rem 1.25rem; margin: 1.5rem 0 .5rem; font-size: .9375rem; }
    form.controls[hidden] { display: none; }
    form.controls label { display: grid; gap: .15rem; color: var(--quiet); }
    form.controls input, form.controls select { font: inherit; color: var(--ink); background: var(--paper);
      border: 1px solid var(--quiet); border-radius: 3px; padding: .35rem .5rem; min-width: 9rem; max-width: 17rem; }
    form.controls output { padding-bottom: .35rem; }
    figure { margin: 1.25rem 0; }
    figure img { max-width: 100%; height: auto; background: #ffffff; }
    figcaption { color: var(--quiet); font-size: .9375rem; max-width: 46rem; }
    figure .scroll { margin: 0; }
    svg { display: block; max-width: none; }
    svg text { fill: var(--ink); font-size: 13px; }
    svg .quiet { fill: var(--quiet); }
    svg .axis { stroke: var(--quiet); stroke-width: 1; }
    svg .grid { stroke: var(--line); stroke-width: 1; }
    svg .positive { fill: var(--blue); }
    svg .negative { fill: var(--orange); }
    svg .neutral { fill: var(--quiet); }
    svg .frame { fill: none; stroke: var(--line); }
    table.matrix { display: inline-table; width: auto; position: relative; margin: .25rem .5rem; vertical-align: middle; }
    table.matrix::before, table.matrix::after { content: ""; position: absolute; top: 0; bottom: 0; width: .4rem; border: 2px solid var(--ink); }
    table.matrix::before { left: -.15rem; border-right: 0; }
    table.matrix::after { right: -.15rem; border-left: 0; }
    table.matrix td { border: 0; padding: .05rem .5rem; text-align: right; min-width: 0; }
    .matrices { display: flex; flex-wrap: wrap; align-items: center; gap: .5rem 1.5rem; margin: .75rem 0; overflow-x: auto; }
    table.cayley th, table.cayley td { min-width: 2.4rem; padding: .25rem .45rem; text-align: center; border: 1px solid var(--line); font-weight: 400; }
    table.cayley thead th, table.cayley tbody th { font-weight: 600; background: var(--shade); border-bottom: 1px solid var(--line); }
    .k0 { background: hsl(0 0% 50% / .10); } .k1 { background: hsl(210 90% 50% / .16); } .k2 { background: hsl(30 95% 50% / .18); }
    .k3 { background: hsl(150 70% 42% / .18); } .k4 { background: hsl(55 95% 48% / .20); } .k5 { background: hsl(280 60% 55% / .18); }
    .k6 { background: hsl(190 85% 45% / .20); } .k7 { background: hsl(0 80% 55% / .16); } .k8 { background: hsl(90 60% 42% / .20); }
    .k9 { background: hsl(320 70% 55% / .16); } .k10 { background: hsl(240 75% 62% / .18); } .k11 { background: hsl(15 45% 45% / .24); }
    ul.outline, ul.outline ul { list-style: none; max-width: 60rem; }
    ul.outline { padding-left: 0; }
    ul.outline ul { padding-left: 1.35rem; margin: .2rem 0; border-left: 2px solid var(--line); }
    ul.outline li { margin: .3rem 0; overflow-wrap: anywhere; }
    summary { cursor: pointer; margin: .75rem 0; }
    footer.site { margin-top: 4rem; padding-top: 1rem; padding-bottom: 2rem; border-top: 1px solid var(--line); color: var(--quiet); }
    .counts { display: grid; grid-template-columns: repeat(auto-fit, minmax(15rem, 1fr)); gap: 1.5rem; list-style: none; padding: 0; max-width: none; margin: 2rem 0; }
    .counts li { border-top: 2px solid var(--ink); padding-top: .6rem; }
    .counts span { overflow-wrap: anywhere; }
    .counts strong { display: block; font-size: 2.25rem; font-weight: 600; line-height: 1.2; }
    .counts span { display: block; }
    @media (max-width: 42rem) {
      body { font-size: 1rem; }
      header.site, main, footer.site { padding: 0 1rem; }
      nav ul { gap: 0 1.25rem; }
      nav a { padding: .6rem 0 .4rem; }
      h1 { font-size: 1.5rem; }
      .formula { font-size: 1.0625rem; padding-left: .8rem; }
      .minor { display: none; }
      th, td { padding-right: .6rem; }
      tbody th { min-width: 0; }
      dl.facts { grid-template-columns: 1fr; gap: 0; }
      dl.facts dd { margin-bottom: .6rem; }
      form.controls { display: grid; grid-template-columns: 1fr 1fr; }
      form.controls label:first-child, form.controls output { grid-column: 1 / -1; }
      form.controls input, form.controls select { width: 100%; max-width: none; min-width: 0; }
    }
    @media print {
      :root {
        --paper: #ffffff; --ink: #000000; --quiet: #444444; --line: #bbbbbb; --shade: #ffffff; --link: #000000;
        --blue: #1f6fb2; --orange: #c25a00; --good: #0d5c2e; --fails: #7a3d00; --open: #444b55; --bad: #9b1313;
        --good-back: #ffffff; --fails-back: #ffffff; --open-back: #ffffff; --bad-back: #ffffff;
      }
      body { font-size: 10.5pt; }
      header.site, form.controls, .skip, thead th button::after { display: none !important; }
      header.site, main, footer.site { max-width: none; padding: 0; }
      a { text-decoration: none; }
      .scroll, pre { overflow: visible; }
      pre { white-space: pre-wrap; }
      thead { display: table-header-group; }
      tr, figure, .notice, dl.facts dd { break-inside: avoid; }
      h2, h3 { break-after: avoid; }
      details::details-content { content-visibility: visible; block-size: auto; }
    }
    @media (prefers-reduced-motion: no-preference) { html { scroll-behavior: smooth; } }

    """#
}
