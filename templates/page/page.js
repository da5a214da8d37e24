// Copy buttons. Without a script, or without access to the clipboard, they stay hidden and the text can be selected.
if (navigator.clipboard && window.isSecureContext) {
  for (const button of document.querySelectorAll("button.copy")) {
    const label = button.firstChild;
    button.hidden = false;
    button.addEventListener("click", async () => {
      try {
        await navigator.clipboard.writeText(button.parentElement.querySelector("code").textContent);
        label.data = "Copied";
      } catch {
        getSelection().selectAllChildren(button.parentElement.querySelector("code"));
        label.data = "Selected";
      }
      setTimeout(() => {
        label.data = "Copy";
      }, 2000);
    });
  }
}
// What is folded belongs on paper.
addEventListener("beforeprint", () => {
  for (const fold of document.querySelectorAll(".card details")) fold.open = true;
});
