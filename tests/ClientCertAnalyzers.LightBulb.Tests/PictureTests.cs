using System.Globalization;
using System.Net;
using System.Text;
using ClientCertAnalyzers.Package.Tests;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Text;

namespace ClientCertAnalyzers.LightBulb.Tests;

/// <summary>The picture of the README, drawn from what the light bulb really offers.</summary>
[Collection(EditorCollection.Name)]
public class PictureTests(EditorProjects projects)
{
    private const int LineHeight = 20;

    private const string Program = """
        builder.WebHost.ConfigureKestrel(kestrel => kestrel.ConfigureHttpsDefaults(https =>
        {
            https.ClientCertificateMode = ClientCertificateMode.RequireCertificate;
            https.ClientCertificateValidation = (certificate, chain, errors) => true;
        }));
        """;

    private static readonly string Frame = "using Microsoft.AspNetCore.Server.Kestrel.Https;\n\nvar builder = WebApplication.CreateBuilder(args);\n{0}\nbuilder.Build().Run();\n";

    [Fact]
    public async Task Picture_is_current()
    {
        var project = projects.Net10.Project.Documents.Single(document => document.Name == "Program.cs").WithText(SourceText.From(Frame.Replace("{0}", Program))).Project;
        var finding = (await OpenProject.FindingsAsync(project)).Single(finding => finding.Id == "MTLS3001");
        var document = project.GetDocument(finding.Location.SourceTree)!;
        var offers = await LightBulb.AtAsync(document, finding);
        var after = (await (await LightBulb.ClickAsync(offers[0])).GetDocument(document.Id)!.GetTextAsync()).Lines.Select(line => line.ToString());

        GeneratedFile.AssertCurrent("docs/images/light-bulb.svg", _ => Draw(finding, offers, string.Join('\n', after.SkipWhile(line => !line.StartsWith("builder.WebHost", StringComparison.Ordinal)).TakeWhile(line => !line.StartsWith("builder.Build", StringComparison.Ordinal)))));
    }

    private static string Draw(Diagnostic finding, IReadOnlyList<Offer> offers, string after)
    {
        var drawing = new StringBuilder();
        var y = 0;
        Block(Program, finding);
        foreach (var part in Wrap($"warning {finding.Id}: {finding.GetMessage(CultureInfo.InvariantCulture)}", 100))
        {
            Line(part, "warning");
        }

        foreach (var offer in offers)
        {
            Line("\U0001F4A1 " + offer.Action.Title, "offer");
        }

        y += LineHeight / 2;
        Block(after, finding: null);
        return $$"""
            <svg xmlns="http://www.w3.org/2000/svg" width="880" height="{{y + LineHeight}}" font-family="Consolas, Menlo, monospace" font-size="13">
            <style>.code { fill: #1f2328 } .warning { fill: #9a6700 } .offer { fill: #0969da; font-weight: bold }</style>
            <rect width="100%" height="100%" fill="#ffffff" stroke="#d0d7de" />
            {{drawing}}</svg>

            """.Replace("\r", "");

        void Block(string code, Diagnostic? finding)
        {
            var first = Frame.Split("{0}")[0].Count(c => c == '\n');
            foreach (var (line, index) in code.TrimEnd().Split('\n').Select((line, index) => (line, index)))
            {
                Line(line, "code");
                if (finding?.Location.GetLineSpan() is { StartLinePosition: var start, EndLinePosition: var end } && start.Line == first + index)
                {
                    // Monospaced: 7.15 units a character.
                    drawing.Append(CultureInfo.InvariantCulture, $"<path d=\"M{16 + (start.Character * 7.15):F1} {y + 4}H{16 + (end.Character * 7.15):F1}\" stroke=\"#bf8700\" stroke-width=\"2\" stroke-dasharray=\"3 2\" />\n");
                }
            }
        }

        void Line(string text, string kind)
        {
            y += LineHeight;
            drawing.Append(CultureInfo.InvariantCulture, $"<text x=\"16\" y=\"{y}\" class=\"{kind}\" xml:space=\"preserve\">{WebUtility.HtmlEncode(text)}</text>\n");
        }
    }

    private static IEnumerable<string> Wrap(string text, int width)
    {
        var line = "";
        foreach (var word in text.Split(' '))
        {
            if (line.Length + word.Length >= width)
            {
                yield return line;
                line = "";
            }

            line += (line.Length == 0 ? "" : " ") + word;
        }

        yield return line;
    }
}
