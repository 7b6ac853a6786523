using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;

namespace ClientCertAnalyzers.CodeFixes.Clients;

/// <summary>Leaves the choice to the client. Whether it should send a certificate at all only the developer knows, so there is no Fix All.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(MTLS2007SelectionHidesListFix))]
internal sealed class MTLS2007SelectionHidesListFix() : RemovalFix(Rules.MTLS2007SelectionHidesList, FixTitle, oneAtATime: true)
{
    internal const string FixTitle = "Remove the callback: the client sends a certificate of the list";
}
