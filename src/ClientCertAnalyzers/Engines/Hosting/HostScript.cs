using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace ClientCertAnalyzers.Engines.Hosting;

/// <summary>
/// What one body of code does to Kestrel, in the order in which it happens: through callbacks, and through methods and local functions
/// of the same project that get the builder or the options. Two hosts have two scripts.
/// </summary>
internal sealed class HostScript
{
    // Deep enough for a program that hands its builder through a few layers; it also ends a recursion.
    private const int MaximumDepth = 4;

    private HostScript(IReadOnlyList<KestrelCall> calls) => Calls = calls;

    /// <summary>The calls of one host, in order.</summary>
    public IReadOnlyList<KestrelCall> Calls { get; }

    /// <summary>One script for each host that the body configures.</summary>
    public static IReadOnlyList<HostScript> Of(IOperation body, Bodies bodies, KnownSymbols symbols, CancellationToken cancellationToken)
    {
        var hosts = new Dictionary<object, List<KestrelCall>>(OriginComparer.Instance);
        foreach (var (origin, call) in new Reader(bodies, symbols, cancellationToken).Read(new HostFrame(body)))
        {
            if (!hosts.TryGetValue(origin, out var calls))
            {
                hosts.Add(origin, calls = []);
            }

            calls.Add(call);
        }

        return [.. hosts.Values.Select(calls => new HostScript([.. calls.OrderBy(call => call.IsLate)]))];
    }

    private sealed class Reader(Bodies bodies, KnownSymbols symbols, CancellationToken cancellationToken)
    {
        public IEnumerable<(object Origin, KestrelCall Call)> Read(HostFrame frame)
        {
            cancellationToken.ThrowIfCancellationRequested();
            return frame.Body.Descendants()
                .Where(operation => operation is IInvocationOperation or IMethodReferenceOperation && IsReached(operation, frame))
                .OrderBy(Position)
                .SelectMany(operation => operation switch
                {
                    IInvocationOperation call when KindOf(call.TargetMethod) is { } kind => Own(kind, call, frame),
                    IInvocationOperation call => Callee(call, frame),
                    _ => Callback((IMethodReferenceOperation)operation, frame),
                });
        }

        /// <summary>A chain of calls runs from left to right, and its operations are nested the other way round.</summary>
        private static int Position(IOperation operation) => operation.Syntax.Span.End;

        /// <summary>A local function runs where it is called, not where it stands.</summary>
        private static bool IsReached(IOperation operation, HostFrame frame) =>
            operation.Ancestors().TakeWhile(ancestor => ancestor != frame.Body).All(ancestor => ancestor is not ILocalFunctionOperation);

        private KestrelCallKind? KindOf(IMethodSymbol method) => !SymbolEqualityComparer.Default.Equals(method.ContainingType, symbols.KestrelServerOptions)
            ? null
            : method.Name switch
            {
                "ConfigureHttpsDefaults" => KestrelCallKind.HttpsDefaults,
                "ConfigureEndpointDefaults" => KestrelCallKind.EndpointDefaults,
                _ when method.Name.StartsWith("Listen", StringComparison.Ordinal) => KestrelCallKind.Listen,
                _ => null,
            };

        private IEnumerable<(object, KestrelCall)> Own(KestrelCallKind kind, IInvocationOperation call, HostFrame frame)
        {
            if (HostOrigin.Of(call.Instance, frame, symbols) is { } origin)
            {
                yield return (origin, new(kind, call, frame.Site ?? call, frame.Branches.AddRange(call.BranchesAround()), frame, frame.IsLate || IsLate(call)));
            }
        }

        /// <summary>All actions of <c>PostConfigure</c> run behind all others.</summary>
        private static bool IsLate(IOperation operation) => operation.Ancestors().OfType<IInvocationOperation>().Any(taker =>
            taker.TargetMethod.Name is "PostConfigure" or "PostConfigureAll" && taker.TargetMethod.IsFramework());

        private IEnumerable<(object, KestrelCall)> Callee(IInvocationOperation call, HostFrame frame)
        {
            if (Startup(call) is { } startup)
            {
                return Enter(startup, [(startup.Parameters[0], HostOrigin.Of(call, frame, symbols))], call, frame);
            }

            if (call.TargetMethod.DeclaringSyntaxReferences.IsEmpty)
            {
                return [];
            }

            var arguments = call.Arguments
                .Where(argument => argument.Parameter is { Type: { } type } && IsOfAHost(type))
                .Select(argument => (Parameter: (ISymbol)argument.Parameter!.OriginalDefinition, Origin: HostOrigin.Of(argument.Value, frame, symbols)))
                .ToList();
            return arguments.Count == 0 ? [] : Enter(call.TargetMethod, arguments, call, frame);
        }

        /// <summary>The framework calls <c>ConfigureServices</c> of the class in <c>UseStartup&lt;Startup&gt;()</c>.</summary>
        private static IMethodSymbol? Startup(IInvocationOperation call) =>
            call.TargetMethod is { Name: "UseStartup", TypeArguments: [INamedTypeSymbol type] } && call.TargetMethod.IsFramework()
                ? type.GetMembers("ConfigureServices").OfType<IMethodSymbol>().FirstOrDefault(method => method.Parameters.Length == 1)
                : null;

        /// <summary>A method in place of a lambda, such as <c>ConfigureKestrel(SetUp)</c>.</summary>
        private IEnumerable<(object, KestrelCall)> Callback(IMethodReferenceOperation reference, HostFrame frame) =>
            reference.Method.Parameters.FirstOrDefault(parameter => IsOfAHost(parameter.Type)) is { } parameter
                && reference.OutermostConversion().Parent is IArgumentOperation { Parent: IInvocationOperation taker }
                ? Enter(reference.Method, [(parameter.OriginalDefinition, HostOrigin.Of(taker, frame, symbols))], reference, frame)
                : [];

        private bool IsOfAHost(ITypeSymbol type) =>
            SymbolEqualityComparer.Default.Equals(type, symbols.KestrelServerOptions) || HostOrigin.IsBuilder(type, symbols);

        private IEnumerable<(object, KestrelCall)> Enter(
            IMethodSymbol method, IReadOnlyCollection<(ISymbol Parameter, object? Origin)> arguments, IOperation site, HostFrame frame)
        {
            if (frame.Depth == MaximumDepth || bodies.Of(method, cancellationToken) is not { } body)
            {
                return [];
            }

            return Read(new HostFrame(body)
            {
                Arguments = arguments.Aggregate(frame.Arguments, static (all, one) => all.SetItem(one.Parameter, one.Origin)),
                Site = frame.Site ?? site,
                Method = method.Name,
                Branches = frame.Branches.AddRange(site.BranchesAround()),
                IsLate = frame.IsLate || IsLate(site),
                Depth = frame.Depth + 1,
            });
        }
    }

    private sealed class OriginComparer : IEqualityComparer<object>
    {
        public static readonly OriginComparer Instance = new();

        public new bool Equals(object? x, object? y) => x is ISymbol one ? y is ISymbol other && SymbolEqualityComparer.Default.Equals(one, other) : ReferenceEquals(x, y);

        public int GetHashCode(object origin) => origin is ISymbol symbol ? SymbolEqualityComparer.Default.GetHashCode(symbol) : origin.GetHashCode();
    }
}
