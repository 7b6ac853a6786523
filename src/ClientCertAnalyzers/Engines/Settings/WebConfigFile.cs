using System.Xml;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Text;

namespace ClientCertAnalyzers.Engines.Settings;

/// <summary>The <c>access</c> elements of a <c>web.config</c>, which tell IIS about client certificates.</summary>
internal static class WebConfigFile
{
    public static bool Is(AdditionalText file) => string.Equals(Path.GetFileName(file.Path), "web.config", StringComparison.OrdinalIgnoreCase);

    /// <summary>Nothing where the file is no XML, or is XML with a document type, which is not ours to resolve.</summary>
    public static IReadOnlyList<SslFlags> FlagsIn(AdditionalText file, CancellationToken cancellationToken)
    {
        if (file.GetText(cancellationToken) is not { } text)
        {
            return [];
        }

        var found = new List<SslFlags>();
        try
        {
            using var reader = XmlReader.Create(new StringReader(text.ToString()), new XmlReaderSettings { DtdProcessing = DtdProcessing.Prohibit, XmlResolver = null });
            var location = "";
            while (reader.Read())
            {
                if (reader is { NodeType: XmlNodeType.Element, LocalName: "location", IsEmptyElement: false })
                {
                    location = reader.GetAttribute("path") ?? "";
                }
                else if (reader is { NodeType: XmlNodeType.EndElement, LocalName: "location" })
                {
                    location = "";
                }
                else if (reader is { NodeType: XmlNodeType.Element, LocalName: "access" } && reader.MoveToAttribute("sslFlags"))
                {
                    var value = reader.Value;
                    if (reader.ReadAttributeValue() && SpanOf((IXmlLineInfo)reader, text) is { } span)
                    {
                        found.Add(new(file.Path, text, span, value, IsForTheSite: location is "" or "."));
                    }
                }
            }
        }
        catch (XmlException)
        {
            return [];
        }

        return found;
    }

    /// <summary>XML knows fewer line ends than C#.</summary>
    private static int StartOf(int line, SourceText text)
    {
        var position = 0;
        while (line > 1 && position < text.Length)
        {
            var character = text[position++];
            if (character == '\n' || (character == '\r' && (position == text.Length || text[position] != '\n')))
            {
                line--;
            }
        }

        return position;
    }

    /// <summary>The value between its quotes. Its length in the file is not told, for entities.</summary>
    private static TextSpan? SpanOf(IXmlLineInfo place, SourceText text)
    {
        if (!place.HasLineInfo())
        {
            return null;
        }

        var start = StartOf(place.LineNumber, text) + place.LinePosition - 1;
        if (start <= 0 || start >= text.Length)
        {
            return null;
        }

        var quote = text[start - 1];
        var end = start;
        while (end < text.Length && text[end] != quote)
        {
            end++;
        }

        return quote is '"' or '\'' && end < text.Length ? TextSpan.FromBounds(start, end) : null;
    }
}

/// <param name="Path">The file's.</param>
/// <param name="Text">The file's.</param>
/// <param name="Span">The value, without its quotes.</param>
/// <param name="Value">As it reads, without entities.</param>
/// <param name="IsForTheSite">It holds for everything, not for the path of a <c>location</c>.</param>
internal sealed record SslFlags(string Path, SourceText Text, TextSpan Span, string Value, bool IsForTheSite)
{
    public Location Location => Location.Create(Path, Span, Text.Lines.GetLinePositionSpan(Span));

    /// <summary>The value as the file writes it.</summary>
    public string InFile => Text.ToString(Span);

    public bool Has(string flag) => Value.Split(',').Any(part => string.Equals(part.Trim(), flag, StringComparison.OrdinalIgnoreCase));
}
