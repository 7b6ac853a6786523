using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;

namespace ClientCertAnalyzers.CodeFixes.Identity;

/// <summary>Lets the text count only where TLS has found no errors. Which whole name is meant, only the developer knows.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp)]
internal sealed class MTLS6002NameSubstringDecidesTrustFix() : NameTrustFix(Rules.MTLS6002NameSubstringDecidesTrust);
