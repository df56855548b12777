"""The Content-Security-Policy: one strict policy, and the one thing the desk needs more."""

from csp.middleware import CSPMiddleware, PolicyParts
from django.http import HttpRequest, HttpResponseBase

SELF = ["'self'"]
NONE = ["'none'"]

POLICY = {
    "DIRECTIVES": {
        "default-src": NONE,
        "script-src": SELF,
        "style-src": SELF,
        "img-src": SELF,
        "font-src": SELF,
        "connect-src": SELF,
        "manifest-src": SELF,
        "form-action": SELF,
        "base-uri": NONE,
        "frame-ancestors": NONE,
    }
}

# The body editor draws its own small images, and pasted ones, from data: addresses.
DESK_EXTRA = {"img-src": ["data:"]}


class ContentSecurityPolicyMiddleware(CSPMiddleware):
    """Send the strict policy everywhere; widen it for the desk by ``DESK_EXTRA``."""

    def get_policy_parts(
        self,
        request: HttpRequest,
        response: HttpResponseBase,
        report_only: bool = False,
    ) -> PolicyParts:
        parts = super().get_policy_parts(request, response, report_only)
        if not report_only and is_desk(request):
            parts.update = {**DESK_EXTRA, **(parts.update or {})}
        return parts


def is_desk(request: HttpRequest) -> bool:
    """Whether the request was answered by a page of the admin."""
    match = request.resolver_match
    return match is not None and "admin" in match.app_names
