using Microsoft.CodeAnalysis;

namespace ClientCertAnalyzers.Engines.Options;

/// <summary>The option <c>mtls_certificate_headers</c>: more headers by which a proxy tells a server of the client's certificate.</summary>
internal sealed class CertificateHeaderNames() : NameListOption<HashSet<string>>("mtls_certificate_headers")
{
    /// <summary>What RFC 9110 allows in a name besides letters and digits.</summary>
    private const string Marks = "!#$%&'*+-.^_`|~";

    public static readonly CertificateHeaderNames Option = new();

    protected override HashSet<string> Make(IEnumerable<string> names, Compilation compilation) => new(names.Where(IsHeader), StringComparer.OrdinalIgnoreCase);

    protected override OptionFault? FaultOf(string name, Compilation compilation) =>
        IsHeader(name) ? null : new(name, "a header's name has letters, digits and hyphens only");

    private static bool IsHeader(string name) => name.All(character => character is >= 'a' and <= 'z' or >= 'A' and <= 'Z' or >= '0' and <= '9' || Marks.IndexOf(character) >= 0);
}
