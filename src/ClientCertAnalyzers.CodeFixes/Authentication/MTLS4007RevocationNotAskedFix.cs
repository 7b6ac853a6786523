using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;

namespace ClientCertAnalyzers.CodeFixes.Authentication;

/// <summary>Without the assignment the CA is asked, about all certificates but the root.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp)]
internal sealed class MTLS4007RevocationNotAskedFix() : RemovalFix(Rules.MTLS4007RevocationNotAsked, MTLS4007RevocationNotAskedFix.Title)
{
    internal const string Title = "Ask for revoked certificates";
}
