using System.Collections.Concurrent;
using Microsoft.CodeAnalysis;

namespace ClientCertAnalyzers.Engines.Callbacks;

/// <summary>How a delegate type tells its callback the validation errors. Found by shape, so that third-party slots count without a list.</summary>
internal sealed class CallbackShape
{
    private CallbackShape(IMethodSymbol invoke) => Invoke = invoke;

    public IMethodSymbol Invoke { get; }

    /// <summary>Position of the <c>SslPolicyErrors</c> parameter; -1 where the callback is not told, or gets an argument object.</summary>
    public int ErrorsIndex { get; private init; } = -1;

    /// <summary>The property of the only parameter that holds the errors; null for other shapes.</summary>
    public IPropertySymbol? ErrorsProperty { get; private init; }

    public bool KnowsErrors => ErrorsIndex >= 0 || ErrorsProperty is not null;

    /// <summary>Recognises the shapes of one compilation.</summary>
    internal sealed class Recognizer(KnownSymbols symbols)
    {
        private readonly ConcurrentDictionary<ITypeSymbol, CallbackShape?> _shapes = new(SymbolEqualityComparer.Default);

        public CallbackShape? Of(ITypeSymbol? type)
        {
            // Ordinary delegates are everywhere: the cheap refusals come before the table.
            if (type is not INamedTypeSymbol { TypeKind: TypeKind.Delegate, DelegateInvokeMethod: { ReturnType.SpecialType: SpecialType.System_Boolean, Parameters.Length: > 0 } invoke })
            {
                return null;
            }

            var last = invoke.Parameters[^1].Type;
            return last.TypeKind is TypeKind.Enum or TypeKind.Class or TypeKind.Struct or TypeKind.Interface
                ? _shapes.GetOrAdd(type, _ => Recognize(invoke, last))
                : null;
        }

        /// <summary>The shape of a lambda or method by its own parameters, whatever delegate is made of it.</summary>
        public CallbackShape? OfFunction(IMethodSymbol function) =>
            function is { ReturnType.SpecialType: SpecialType.System_Boolean, Parameters: [.., { Type: { TypeKind: TypeKind.Enum or TypeKind.Class or TypeKind.Struct or TypeKind.Interface } last }] } ? Recognize(function, last) : null;

        private CallbackShape? Recognize(IMethodSymbol invoke, ITypeSymbol last)
        {
            if (SymbolEqualityComparer.Default.Equals(last, symbols.SslPolicyErrors))
            {
                // Without a certificate or chain beside the errors it is a predicate over errors (LINQ), not a judge of certificates.
                return invoke.Parameters.Any(p => IsCertificateOrChain(p.Type)) ? new(invoke) { ErrorsIndex = invoke.Parameters.Length - 1 } : null;
            }

            if (SymbolEqualityComparer.Default.Equals(invoke.ContainingType, symbols.LdapVerifyServerCertificateCallback))
            {
                return new(invoke);
            }

            return invoke.Parameters.Length == 1 && ErrorsPropertyOf(last) is { } property ? new(invoke) { ErrorsProperty = property } : null;
        }

        /// <summary>MQTTnet's shape: the argument object carries errors and certificate.</summary>
        private IPropertySymbol? ErrorsPropertyOf(ITypeSymbol type)
        {
            var properties = type.GetMembers().OfType<IPropertySymbol>().ToList();
            return properties.Any(p => IsCertificateOrChain(p.Type))
                ? properties.FirstOrDefault(p => SymbolEqualityComparer.Default.Equals(p.Type, symbols.SslPolicyErrors))
                : null;
        }

        private bool IsCertificateOrChain(ITypeSymbol type) =>
            SymbolEqualityComparer.Default.Equals(type, symbols.X509Certificate2)
            || SymbolEqualityComparer.Default.Equals(type, symbols.X509Certificate)
            || SymbolEqualityComparer.Default.Equals(type, symbols.X509Chain);
    }
}
