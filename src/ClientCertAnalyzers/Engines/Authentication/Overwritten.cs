using Microsoft.CodeAnalysis;

namespace ClientCertAnalyzers.Engines.Authentication;

/// <summary>A refusal, and the call that accepts the certificate afterwards.</summary>
internal readonly record struct Overwritten(SyntaxNode Fail, SyntaxNode Success);
