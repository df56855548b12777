// The editor of a text, with what the sanitiser lets through (newsroom/sanitise.py). It is imported
// by its address: an import map would be an inline script, which the policy forbids.
import {
  Blockquote,
  Bold,
  BulletList,
  Document,
  Dropcursor,
  Editor,
  Gapcursor,
  HardBreak,
  Heading,
  History,
  HTML,
  initializeEditors,
  Italic,
  Link,
  ListItem,
  Menu,
  mergeAttributes,
  NoSpellCheck,
  OrderedList,
  Paragraph,
  SpecialCharacters,
  Subscript,
  Superscript,
  Table,
  TableCell,
  TableHeader,
  TableRow,
  Text,
} from "../django_prose_editor/editor.js";

// The library writes the width of tables into style attributes, which the policy forbids.
const PlainTable = Table.extend({
  renderHTML: ({ HTMLAttributes }) => ["table", mergeAttributes(HTMLAttributes), ["tbody", 0]],
});

const EXTENSIONS = [
  Document,
  Paragraph,
  Text,
  HardBreak,
  Dropcursor,
  Gapcursor,
  History,
  Menu,
  NoSpellCheck,
  SpecialCharacters,
  Heading.configure({ levels: [2, 3] }),
  Bold,
  Italic,
  Superscript,
  Subscript,
  BulletList,
  OrderedList,
  ListItem,
  Blockquote,
  Link.configure({ enableTarget: false }),
  PlainTable,
  TableRow,
  TableHeader,
  TableCell,
  HTML,
];

// As the library's own, but that its stylesheet is ours (form.css): it would insert it as an element.
function createEditor(textarea) {
  const element = document.createElement("div");
  element.className = "prose-editor";
  textarea.before(element);
  element.append(textarea);
  return new Editor({
    element,
    content: textarea.value,
    extensions: EXTENSIONS,
    injectCSS: false,
    onUpdate({ editor }) {
      textarea.value = editor.isEmpty ? "" : editor.getHTML();
      textarea.dispatchEvent(new Event("input", { bubbles: true }));
    },
  });
}

function edit(textarea) {
  if (textarea.closest(".prose-editor")) return null;
  const editor = createEditor(textarea);
  const label = document.querySelector(`label[for="${textarea.id}"]`);
  label.id ||= `${textarea.id}_label`;
  editor.view.dom.id = `${textarea.id}_editor`;
  editor.view.dom.setAttribute("aria-labelledby", label.id);
  editor.view.dom.setAttribute("role", "textbox");
  editor.view.dom.setAttribute("aria-multiline", "true");
  label.addEventListener("click", () => editor.commands.focus());
  // Somebody else's text is taken over by putting it into the textarea.
  textarea.addEventListener("taken", () => editor.commands.setContent(textarea.value));
  return editor;
}

initializeEditors(edit, "[data-body-editor]");
