// The way back to the list stands in the address so that it works without this script.
// Once "Go back" has been printed, the address is cleaned, so that what is copied is the release's own.
const address = new URL(window.location.href);
if (address.searchParams.has("back")) {
  address.searchParams.delete("back");
  window.history.replaceState(window.history.state, "", address);
}
