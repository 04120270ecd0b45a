extension HTMLPage {
  /// The script of the pages: sorting and filtering of the table that can be sorted, with the state in the address.
  ///
  /// Everything can be read without it; it only shows the fields that it serves.
  public static let script = #"""
    // Sorting and filtering of the one interactive table of a page. The state is in the address after #, as in
    // #q=c4&verdict=fails&sort=2&order=descending, so that a view can be linked to.
    "use strict";
    (() => {
      const table = document.querySelector("table[data-sortable]");
      const form = table && document.querySelector(`form[data-for="${table.id}"]`);
      if (!form) return;
      const body = table.tBodies[0];
      // Indices and exponents are found as they are read and as they are typed: ACex, AC_ex.
      const plain = (text) => text.toLowerCase().replace(/[_^{}]/g, "");
      const rows = Array.from(body.rows, (row) => ({
        row,
        text: plain(row.textContent),
        facets: new Map((row.dataset.facets || "").split("\n").map((pair) => {
          const end = pair.indexOf("=");
          return [pair.slice(0, end), pair.slice(end + 1)];
        })),
      }));
      const heads = Array.from(table.tHead.rows[0].cells);
      const fields = Array.from(form.querySelectorAll("input, select"));
      const output = form.querySelector("output");
      const collator = new Intl.Collator("en", { numeric: true });
      let sorting = { column: -1, order: "none" };

      const key = (entry, column) => {
        const cell = entry.row.cells[column];
        return cell.dataset.key === undefined ? cell.textContent.trim() : cell.dataset.key;
      };

      function sort() {
        const { column, order } = sorting;
        heads.forEach((head, number) => head.setAttribute("aria-sort", number === column ? order : "none"));
        const sorted = rows.slice();
        if (order !== "none") {
          const isNumber = heads[column].dataset.kind === "number";
          const sign = order === "descending" ? -1 : 1;
          sorted.sort((left, right) => {
            const [first, second] = [key(left, column), key(right, column)];
            return sign * (isNumber ? Number(first) - Number(second) : collator.compare(first, second));
          });
        }
        body.append(...sorted.map((entry) => entry.row));
      }

      function filter() {
        const words = plain(form.elements.q.value).split(/\s+/).filter(Boolean);
        const choices = fields.filter((field) => field.name !== "q" && field.value !== "");
        let count = 0;
        for (const entry of rows) {
          const isShown = words.every((word) => entry.text.includes(word))
            && choices.every((field) => entry.facets.get(field.name) === field.value);
          entry.row.hidden = !isShown;
          if (isShown) count += 1;
        }
        output.textContent = `${count} of ${rows.length} shown`;
      }

      function save() {
        const state = new URLSearchParams();
        for (const field of fields) if (field.value !== "") state.set(field.name, field.value);
        if (sorting.order !== "none") {
          state.set("sort", heads[sorting.column].textContent.trim());
          state.set("order", sorting.order);
        }
        history.replaceState(null, "", state.size === 0 ? location.pathname + location.search : `#${state}`);
      }

      function restore() {
        const state = new URLSearchParams(location.hash.includes("=") ? location.hash.slice(1) : "");
        for (const field of fields) {
          field.value = state.get(field.name) || "";
          if (field.selectedIndex === -1) field.value = "";
        }
        const column = heads.findIndex((head) => head.textContent.trim() === state.get("sort"));
        const order = state.get("order") === "descending" ? "descending" : "ascending";
        sorting = column < 0 ? { column: -1, order: "none" } : { column, order };
        sort();
        filter();
      }

      const following = { none: "ascending", ascending: "descending", descending: "none" };
      heads.forEach((head, column) => {
        const button = document.createElement("button");
        button.type = "button";
        button.append(...head.childNodes);
        head.append(button);
        button.addEventListener("click", () => {
          sorting = { column, order: following[head.getAttribute("aria-sort")] };
          sort();
          save();
        });
      });
      form.addEventListener("input", () => { filter(); save(); });
      form.addEventListener("submit", (event) => event.preventDefault());
      window.addEventListener("hashchange", restore);
      form.hidden = false;
      restore();
    })();

    """#
}
