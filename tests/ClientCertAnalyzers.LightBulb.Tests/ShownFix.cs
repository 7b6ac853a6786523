using Microsoft.CodeAnalysis;

namespace ClientCertAnalyzers.LightBulb.Tests;

/// <summary>What a page shows of a fix: its title and what it changes in the faulty program.</summary>
/// <param name="Title">As the light bulb has it.</param>
/// <param name="Text">In Markdown.</param>
internal sealed record ShownFix(string Title, string Text)
{
    public static async Task<ShownFix> OfAsync(Offer offer, bool hasFixAll, Project before, Project after)
    {
        var text = $"**{offer.Action.Title}** ({(hasFixAll ? "or Fix All" : "one at a time")})\n";
        foreach (var document in after.Documents.Concat<TextDocument>(after.AdditionalDocuments))
        {
            var old = before.GetDocument(document.Id) ?? before.GetAdditionalDocument(document.Id);
            var (was, now) = (old is null ? [] : await LinesAsync(old), await LinesAsync(document));
            if (!was.SequenceEqual(now))
            {
                text += $"\n{(document is Document ? "" : $"In `{document.Name}`:\n\n")}```diff\n{LineDiff.Of(was, now)}```\n";
            }
        }

        return new(offer.Action.Title, text);
    }

    private static async Task<string[]> LinesAsync(TextDocument document) => (await document.GetTextAsync()).ToString().TrimEnd().Split('\n');
}
