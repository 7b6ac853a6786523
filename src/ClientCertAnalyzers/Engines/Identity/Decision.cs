using Microsoft.CodeAnalysis;

namespace ClientCertAnalyzers.Engines.Identity;

/// <summary>What an answer decides.</summary>
/// <param name="Admits">Whoever gets the answer "the same" is let in; where it is false, he is kept out.</param>
/// <param name="Place">The return, exception or call that says so.</param>
internal sealed record Decision(bool Admits, IOperation Place);

/// <summary>A value on its way to a decision.</summary>
/// <param name="Value">The expression.</param>
/// <param name="WhenSame">Its value where the certificates are the same. Of an object: that there is one.</param>
/// <param name="IsObject">What a search found, or nothing.</param>
internal readonly record struct Answer(IOperation Value, bool WhenSame, bool IsObject = false);
