using System.Collections.Concurrent;
using System.Runtime.CompilerServices;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace ClientCertAnalyzers.Engines.Options;

/// <summary>An option whose value is a list of names, with commas between them. <typeparamref name="T"/> is what becomes of the list.</summary>
internal abstract class NameListOption<T>(string name) : ConfigOption(name)
    where T : class
{
    private readonly ConditionalWeakTable<Compilation, ConcurrentDictionary<string, T>> _lists = new();

    /// <summary>The list for a file, made once for each value; null where the option is not set.</summary>
    public T? For(AnalyzerOptions options, Compilation compilation, SyntaxTree file) => Read(options, file) is { } value
        ? _lists.GetValue(compilation, static _ => new()).GetOrAdd(value, text => Make(Names(text), compilation))
        : null;

    public sealed override IEnumerable<OptionFault> Faults(string value, Compilation compilation) => Names(value).ToList() is { Count: > 0 } names
        ? names.Select(name => FaultOf(name, compilation)).OfType<OptionFault>()
        : [new(value, "it lists no name; separate names by commas, or remove the option")];

    protected abstract T Make(IEnumerable<string> names, Compilation compilation);

    protected abstract OptionFault? FaultOf(string name, Compilation compilation);

    private static IEnumerable<string> Names(string value) => value.Split(',').Select(name => name.Trim()).Where(name => name.Length > 0);
}
