"""A verification as one HTML page that needs no other file and no network."""

from __future__ import annotations

from jinja2 import Environment, select_autoescape

from pingproof.lesson.compare.report import LEVEL_NAMES, Level, Report

TEMPLATE = """\
<!doctype html>
<html lang="en">
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>lesson verify: {{ "agrees" if report.agrees else "differs" }}</title>
<style>
 body { font: 1rem/1.5 system-ui, sans-serif; margin: 2rem auto; max-width: 70rem; padding: 0 1rem; }
 code, pre { font-family: ui-monospace, monospace; font-size: .9em; }
 pre { white-space: pre-wrap; overflow-wrap: anywhere; margin: .2rem 0; }
 table { border-collapse: collapse; width: 100%; }
 th, td { border-bottom: 1px solid #ccc; padding: .3rem .5rem; text-align: left; vertical-align: top; }
 .good { color: #1a6b2d; } .bad { color: #a11; }
 dl { display: grid; grid-template-columns: max-content 1fr; gap: .1rem 1rem; } dd { margin: 0; }
</style>
<h1>Predicted and actual</h1>
<p>Linux {{ report.kernel }}, {{ "without root" if report.rootless else "as root" }}:
{% if report.agrees %}<strong class="good">everything that was predicted is what the kernel did.</strong>
{% else %}<strong class="bad">the kernel did something else than was predicted.</strong>{% endif %}</p>
<h2>Levels</h2>
<ul>
{% for result in totals %}
<li class="{{ "good" if result.agrees else "bad" }}">level {{ result.level.value }}, {{ names[result.level] }}:
{% if result.agrees %}all {{ result.compared }} agree
{% else %}{{ result.differences | length }} of {{ result.compared }} differ
{% endif %}{% if result.note %} ({{ result.note }}){% endif %}</li>
{% endfor %}
</ul>
{% for stage in report.stages %}
<h2>Stage {{ stage.stage }}</h2>
<table>
<tr><th>line<th>probe<th>claimed<th>predicted<th>actual</tr>
{% for probe in stage.probes %}
<tr class="{{ "" if probe.agrees else "bad" }}"><td>{{ probe.line }}<td><code>{{ probe.command }}</code>
<td>{{ probe.claimed or "" }}<td>{{ probe.predicted }}<td>{{ probe.actual if probe.sent else "not sent" }}</tr>
{% endfor %}
</table>
{% for result in stage.levels %}{% for each in result.differences %}
<h3 class="bad">Line {{ each.line }}: <code>{{ each.command }}</code></h3>
<dl><dt>level<dd>{{ each.level.value }}, {{ each.where }}
<dt>predicted<dd><pre>{{ each.predicted }}</pre><dt>actual<dd><pre>{{ each.actual }}</pre>
{% if each.layer %}<dt>the ways part at<dd><pre>{{ each.layer }}</pre>{% endif %}</dl>
{% endfor %}{% endfor %}
{% endfor %}
</html>
"""


def report_as_html(report: Report) -> str:
    """The page's text; all that comes from the outside is escaped."""
    environment = Environment(autoescape=select_autoescape(default_for_string=True), trim_blocks=True)
    totals = [report.level_total(level) for level in Level if level <= report.level]
    return environment.from_string(TEMPLATE).render(report=report, totals=totals, names=LEVEL_NAMES) + "\n"
